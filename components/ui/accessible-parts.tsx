"use client";
/** The ground that Base UI's parts stand on here. Only lazily loaded files import it. */
import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";

/** Keeps Base UI from writing style elements, which our content security policy forbids (see globals.css). */
export function AccessibleParts({ children }: { children: ReactNode }) {
  return <CSPProvider disableStyleElements>{children}</CSPProvider>;
}
