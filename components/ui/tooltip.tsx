"use client";
/** A few words about what is under the pointer or in focus. */
import { type ReactNode, useId, useRef } from "react";

interface TooltipProps {
  text: string;
  /** The child already has this text as its name, so it need not be spoken again. */
  labels?: boolean;
  children: ReactNode;
}

/**
 * In the browser's top layer, so no table cuts it off. It can be hovered, stays until one leaves, and Esc sends
 * it away (WCAG 1.4.13). Never the only place where something is said: it does not show on touch.
 */
export function Tooltip({ text, labels = false, children }: TooltipProps) {
  const id = useId();
  const around = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);

  function show() {
    clearTimeout(leaving.current);
    if (!tip.current || !around.current || tip.current.matches(":popover-open")) return;
    tip.current.showPopover();
    const anchor = (around.current.firstElementChild ?? around.current).getBoundingClientRect();
    const { width, height } = tip.current.getBoundingClientRect();
    const left = anchor.left + anchor.width / 2 - width / 2;
    const below = anchor.bottom + 6 + height < window.innerHeight;
    tip.current.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
    tip.current.style.top = `${below ? anchor.bottom + 6 : anchor.top - height - 6}px`;
  }

  function hide(delayMs: number) {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => tip.current?.isConnected && tip.current.hidePopover(), delayMs);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for what happens to its child
    <span
      ref={around}
      className="contents"
      aria-describedby={labels ? undefined : id}
      onPointerOver={(event) => event.pointerType === "mouse" && show()}
      onPointerOut={() => hide(120)}
      onFocus={(event) => event.target.matches(":focus-visible") && show()}
      onBlur={() => hide(0)}
      onKeyDown={(event) => event.key === "Escape" && hide(0)}
    >
      {children}
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        className="fixed m-0 max-w-72 rounded border-0 bg-ink px-2 py-1 text-xs text-page"
      >
        {text}
      </span>
    </span>
  );
}
