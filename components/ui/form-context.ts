"use client";
/** How the fields of a Form learn what its last answer said about them. */
import { createContext } from "react";
import type { FormState } from "./form-state";

/** The last answer of the Form around, and whether it is being sent. Outside of a Form: nothing. */
export const FormContext = createContext<{ state: FormState; pending: boolean }>({
  state: {},
  pending: false,
});
