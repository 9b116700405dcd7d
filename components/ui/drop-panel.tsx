"use client";
/** A small panel under its button, for plain controls: links, switches, a form. */
import { type ReactNode, useEffect, useRef } from "react";

interface DropPanelProps {
  /** What the button shows. */
  summary: ReactNode;
  /** The button's name, if what it shows is not words. */
  label: string;
  children: ReactNode;
}

/** A native disclosure, so it opens without JavaScript; with it, Esc, a press outside or following a link closes it. */
export function DropPanel({ summary, label, children }: DropPanelProps) {
  const box = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    function close(event: Event) {
      const details = box.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        details.querySelector("summary")?.focus();
      } else if (event.type === "click") {
        if (!(event.target instanceof Element && event.target.closest("a"))) return;
      } else if (event.target instanceof Node && details.contains(event.target)) return;
      details.open = false;
    }
    const details = box.current;
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    details?.addEventListener("click", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
      details?.removeEventListener("click", close);
    };
  }, []);

  return (
    <details ref={box} className="relative">
      <summary
        aria-label={label}
        className="control flex list-none items-center rounded px-1 hover:bg-hover touch:min-w-12 touch:justify-center"
      >
        {summary}
      </summary>
      <div className="absolute top-full right-0 z-30 mt-1.5 w-64 animate-appear rounded bg-surface p-1.5 shadow-float">
        {children}
      </div>
    </details>
  );
}
