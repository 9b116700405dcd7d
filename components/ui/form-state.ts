/** What a server action answers to a form. Plain data, so that it crosses from server to browser. */

/** The answer of a form's action. Texts are already in the visitor's language. */
export interface FormState {
  /** Set when it worked: a dialog around the form closes. Most actions redirect instead. */
  done?: boolean;
  /** What went wrong with the whole, and what to do next. */
  message?: string;
  /** What is wrong with single fields, by the field's name. */
  fieldErrors?: Record<string, string>;
  /** What was typed, by the field's name; shown again where the browser runs no JavaScript. */
  values?: Record<string, string>;
  /** Set on a fault, for whoever looks into it. */
  requestId?: string;
}

/** A server action that a Form can send to: gets the last answer and what was typed. */
export type FormAction = (last: FormState, data: FormData) => Promise<FormState>;
