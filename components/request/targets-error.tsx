"use client";
/** What is wrong with the accounts and the permission set together. */
import { use } from "react";
import { FormContext } from "@/components/ui/form-context";

export function TargetsError() {
  const error = use(FormContext).state.fieldErrors?.targets;
  return error ? <p className="-mt-4 text-failed">{error}</p> : null;
}
