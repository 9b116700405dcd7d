"use client";
/** Marks what has changed by itself. */
import { type ReactNode, useEffect, useRef } from "react";

interface TintOnChangeProps {
  /** When this differs from the last render, the row is tinted for two seconds. */
  version: string | number;
  as?: "tr" | "li" | "div";
  className?: string;
  children: ReactNode;
  /** Marks for tests and scripts, e.g. `data-state`. */
  [mark: `data-${string}`]: string | undefined;
}

/** A row that knows when it changed; key it by its id. The first render is never tinted. */
export function TintOnChange({ version, as: Tag = "div", children, ...attributes }: TintOnChangeProps) {
  const row = useRef<HTMLElement>(null);
  const last = useRef(version);

  useEffect(() => {
    if (last.current === version) return;
    last.current = version;
    row.current?.classList.add("tint");
    const timer = setTimeout(() => row.current?.classList.remove("tint"), 2000);
    return () => clearTimeout(timer);
  }, [version]);

  return (
    <Tag
      {...attributes}
      ref={(element: HTMLElement | null) => {
        row.current = element;
      }}
    >
      {children}
    </Tag>
  );
}
