/** A link within a sentence or a table cell. */
import type { ComponentProps } from "react";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

/** Looks like text until one needs it: underlined, in the accent on hover. */
export function TextLink({ className, ...props }: ComponentProps<typeof AppLink>) {
  return (
    <AppLink
      {...props}
      className={classNames(
        "rounded underline decoration-line-strong underline-offset-3 hover:text-accent hover:decoration-current",
        className,
      )}
    />
  );
}
