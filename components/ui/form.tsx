"use client";
/** The form that sends to a server action and shows what came back. */
import {
  type ComponentProps,
  type SubmitEvent,
  startTransition,
  use,
  useActionState,
  useEffect,
  useMemo,
} from "react";
import { DialogContext } from "./dialog-context";
import { FormContext } from "./form-context";
import { FormError } from "./form-error";
import type { FormAction, FormState } from "./form-state";

type FormProps = Omit<ComponentProps<"form">, "action" | "method" | "hidden"> & {
  action: FormAction;
  /** Sent along unseen. Never trust it more than what is typed. */
  hidden?: Record<string, string | number>;
};

const nothingYet: FormState = {};

/**
 * A real form: without JavaScript the browser posts it to the same action. With it, what was typed stays
 * as it is when the action refuses (React would reset it), and a dialog around it closes when it is done.
 * Its parts stand 16 px apart unless `className` says otherwise. Fields inside (TextField, Select …) show their own error from the answer's `fieldErrors`.
 */
export function Form({ action, hidden = {}, children, onSubmit, className, ...props }: FormProps) {
  const [state, send, pending] = useActionState(action, nothingYet);
  const { close } = use(DialogContext);
  const context = useMemo(() => ({ state, pending }), [state, pending]);

  useEffect(() => {
    if (state.done) close();
  }, [state, close]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    onSubmit?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, event.submitter);
    startTransition(() => send(data));
  }

  return (
    <FormContext value={context}>
      <form
        {...props}
        action={send}
        onSubmit={submit}
        noValidate
        className={className ?? "flex flex-col gap-4"}
      >
        <FormError state={state} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </FormContext>
  );
}
