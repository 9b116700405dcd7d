/** A bordered part of a page with a heading of its own. */
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

interface CardProps {
  /** Its heading; without one it is a plain box. */
  title?: ReactNode;
  /** What stands right of the heading: a link to all, a count. */
  aside?: ReactNode;
  /** Tables and lists reach to the border. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A named section; the heading is an h2. */
export function Card({ title, aside, flush = false, className, children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={classNames("min-w-0 rounded border bg-surface", className)}
    >
      {title && (
        <div className="row flex items-center justify-between gap-3 border-b px-4">
          <h2 id={id} className="font-medium">
            {title}
          </h2>
          {aside && <div className="text-ink-soft">{aside}</div>}
        </div>
      )}
      <div className={flush ? undefined : "p-4"}>{children}</div>
    </section>
  );
}
