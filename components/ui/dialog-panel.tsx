"use client";
/** The dialog itself; loaded when somebody is about to open it. */
import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode, RefObject } from "react";
import { AccessibleParts } from "./accessible-parts";

/** What a dialog is told by its trigger. */
export interface DialogPanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Where the focus returns to. */
  returnFocusTo?: RefObject<HTMLElement | null>;
  /** wide: for JSON and tables. */
  wide?: boolean;
  /** At the top also on a phone: for a list under a field, which the keyboard would cover. */
  atTop?: boolean;
  children: ReactNode;
}

/** Modal, with focus kept inside and given back; on a phone it rises from the bottom. */
export function DialogPanel({
  open,
  onOpenChange,
  title,
  description,
  returnFocusTo,
  wide,
  atTop,
  children,
}: DialogPanelProps) {
  return (
    <AccessibleParts>
      <Dialog.Root open={open} onOpenChange={onOpenChange}>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-40 bg-[#0a0a0d80] transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
          <Dialog.Popup
            finalFocus={returnFocusTo}
            className={`${place} ${atTop ? "top-0 bottom-auto" : "bottom-0"} ${wide ? "tablet:max-w-3xl" : "tablet:max-w-lg"}`}
          >
            <Dialog.Title className="text-base font-medium">{title}</Dialog.Title>
            {description && (
              <Dialog.Description className="mt-1 text-ink-soft">{description}</Dialog.Description>
            )}
            <div className="mt-4">{children}</div>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </AccessibleParts>
  );
}

const place = [
  "fixed inset-x-0 z-50 mx-auto max-h-[90dvh] w-full overflow-y-auto rounded-t bg-surface p-5 shadow-float outline-none",
  "tablet:bottom-auto tablet:top-[14vh] tablet:max-h-[78dvh] tablet:rounded",
  "transition-[opacity,translate] duration-100 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0",
].join(" ");
