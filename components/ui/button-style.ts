/** The one look that buttons, links that act and lazy triggers share. */
import { classNames } from "./class-names";

/** primary: the one thing to do here; secondary: the rest; quiet: in bars and rows; danger: takes away. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

/** normal: 36 px; small: 32 px, for rows. Both are 48 px under a finger. */
export type ButtonSize = "normal" | "small";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent-fill text-on-accent hover:bg-accent-fill-hover",
  secondary: "border-line-strong/60 bg-surface text-ink hover:border-line-strong hover:bg-hover",
  quiet: "border-transparent text-ink-soft hover:bg-hover hover:text-ink",
  danger: "border-failed/50 bg-surface text-failed hover:border-failed hover:bg-failed-soft",
};

/** Classes of a button; at the same size and place whether it is enabled, pending or disabled. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, extra?: string): string {
  return classNames(
    "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded border font-medium",
    "whitespace-nowrap transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0",
    "disabled:pointer-events-none disabled:opacity-55 touch:min-h-12 touch:px-4",
    size === "small" ? "min-h-8 px-2.5 text-sm" : "min-h-9 px-3.5 text-sm",
    variants[variant],
    extra,
  );
}
