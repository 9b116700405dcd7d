/** The look of a switch with two or three positions, each a link. */

/** Around the positions. */
export const segmentGroupStyle = "inline-flex rounded border p-px touch:p-0";

/** One position; `aria-current` marks the chosen one. */
export const segmentStyle =
  "inline-flex h-7 min-w-7 items-center justify-center rounded px-1.5 text-xs text-ink-faint hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink touch:h-12 touch:min-w-12 [&_svg]:size-3.5";
