/** Joining of class names; nothing else belongs here. */

/** The given classes as one string; whatever is false or missing is left out. */
export function classNames(...classes: (string | false | null | undefined)[]): string {
  return classes.filter(Boolean).join(" ");
}
