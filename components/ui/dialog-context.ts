"use client";
/** How what stands in a dialog closes it. */
import { createContext } from "react";

/** `close` of the dialog around; outside of one it does nothing. */
export const DialogContext = createContext<{ close: () => void }>({ close: () => {} });
