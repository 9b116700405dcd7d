"use client";
/** A button, and the dialog that it opens. */
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { DialogContext } from "./dialog-context";

const load = () => import("./dialog-panel");
const DialogPanel = lazy(() => load().then((panel) => ({ default: panel.DialogPanel })));

/** What every dialog with a trigger takes. */
export interface DialogProps {
  /** The words (and icon) of the button. */
  trigger: ReactNode;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  /** For tests and shortcuts, e.g. "approve": becomes `data-dialog` on the button. */
  name?: string;
  /** Where the same can be done without JavaScript; then the button is a link. */
  href?: string;
  title: ReactNode;
  description?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The panel's code is fetched on intent. `children` may come from the server; a Form inside closes it when done. */
export function Dialog({
  trigger,
  triggerVariant = "secondary",
  triggerSize = "normal",
  name,
  href,
  children,
  ...panel
}: DialogProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const opener = useRef<HTMLElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const context = useMemo(() => ({ close }), [close]);
  const attributes = {
    className: buttonStyle(triggerVariant, triggerSize),
    "data-dialog": name,
    "aria-haspopup": "dialog",
    "aria-expanded": open,
    onPointerEnter: load,
    onFocus: load,
    onClick: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      setWanted(true);
      setOpen(true);
    },
  } as const;
  return (
    <>
      {href ? (
        <a
          {...attributes}
          href={href}
          ref={(element) => {
            opener.current = element;
          }}
        >
          {trigger}
        </a>
      ) : (
        <button
          {...attributes}
          type="button"
          ref={(element) => {
            opener.current = element;
          }}
        >
          {trigger}
        </button>
      )}
      {wanted && (
        <Suspense>
          <DialogPanel {...panel} open={open} onOpenChange={setOpen} returnFocusTo={opener}>
            <DialogContext value={context}>{children}</DialogContext>
          </DialogPanel>
        </Suspense>
      )}
    </>
  );
}
