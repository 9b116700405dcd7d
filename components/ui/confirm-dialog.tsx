"use client";
/** Ask before doing: a dialog that is a form. */
import type { ReactNode } from "react";
import { Dialog, type DialogProps } from "./dialog";
import { DialogActions } from "./dialog-actions";
import { Form } from "./form";
import type { FormAction } from "./form-state";

type ConfirmDialogProps = Omit<DialogProps, "children"> & {
  action: FormAction;
  /** Sent along unseen, e.g. `{ grantId, version }`. */
  hidden?: Record<string, string | number>;
  /** Names the deed: "Revoke access", never "OK". */
  confirmLabel: string;
  danger?: boolean;
  /** Fields, warnings to confirm. */
  children?: ReactNode;
};

/** `title` asks, `description` says what will happen; a refusal of the action is shown inside. */
export function ConfirmDialog({
  action,
  hidden,
  confirmLabel,
  danger = false,
  children,
  ...dialog
}: ConfirmDialogProps) {
  return (
    <Dialog {...dialog}>
      <Form action={action} hidden={hidden}>
        {children}
        <DialogActions confirmLabel={confirmLabel} danger={danger} />
      </Form>
    </Dialog>
  );
}
