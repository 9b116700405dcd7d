/** A button that shows only an icon; its name is spoken, and shown as a tooltip. */
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";
import { Tooltip } from "./tooltip";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "children" | "aria-label"> & {
  /** What it does, in a word or two. */
  label: string;
  /** A lucide icon; hidden from assistive technology. */
  icon: ReactNode;
};

/** Square, 32 px, 48 px under a finger. */
export function IconButton({ label, icon, variant = "quiet", ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} labels>
      <Button {...props} variant={variant} size="small" aria-label={label} className="w-8 px-0! touch:w-12">
        {icon}
      </Button>
    </Tooltip>
  );
}
