"use client";
/** The menu itself; loaded when somebody is about to open it. */
import { Menu } from "@base-ui/react/menu";
import type { RefObject } from "react";
import { AccessibleParts } from "./accessible-parts";
import { AppLink } from "./app-link";
import type { MenuEntry } from "./menu";

interface MenuPanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  opener: RefObject<HTMLButtonElement | null>;
  label: string;
  entries: readonly MenuEntry[];
}

const entryStyle =
  "control flex w-full items-center gap-2 rounded px-2 text-left outline-none data-highlighted:bg-hover data-disabled:text-ink-faint [&_svg]:size-4";

/** Arrows, letters and Esc work; the focus returns to the opener. */
export function MenuPanel({ open, onOpenChange, opener, label, entries }: MenuPanelProps) {
  return (
    <AccessibleParts>
      <Menu.Root
        open={open}
        onOpenChange={(next, { event }) => {
          const onOpener = event.target instanceof Node && opener.current?.contains(event.target);
          if (next || event.type === "keydown" || !onOpener) onOpenChange(next);
        }}
      >
        <Menu.Portal>
          <Menu.Positioner anchor={opener} sideOffset={4} align="end" className="z-50">
            <Menu.Popup
              aria-label={label}
              finalFocus={opener}
              className="min-w-44 rounded bg-surface p-1 shadow-float outline-none"
            >
              {entries.map((entry) => (
                <Menu.Item
                  key={entry.label}
                  disabled={entry.disabled}
                  onClick={entry.onSelect}
                  render={entry.href ? <AppLink href={entry.href} /> : undefined}
                  className={`${entryStyle} ${entry.danger ? "text-failed" : ""}`}
                >
                  {entry.icon}
                  {entry.label}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </AccessibleParts>
  );
}
