"use client";
/** The keys of the queue: j and k move, Enter opens (as on any link), a and d open a confirmation. */
import { useEffect } from "react";
import { isTyping } from "@/components/shell/is-typing";

/** No key decides: a and d press the buttons that ask once more. */
export function QueueKeys() {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (isTyping(event) || document.querySelector("dialog[open]")) return;
      if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
      else if (event.key === "a") push("approve");
      else if (event.key === "d") push("deny");
      else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}

/** From the one in focus, else from the one that is open, else onto the first. */
function move(by: 1 | -1): void {
  const entries = [...document.querySelectorAll<HTMLElement>("[data-queue-entry]")];
  const focused = entries.indexOf(document.activeElement as HTMLElement);
  const from = focused >= 0 ? focused : entries.findIndex((entry) => entry.ariaCurrent === "true");
  const next = from < 0 ? 0 : Math.min(entries.length - 1, Math.max(0, from + by));
  entries[next]?.focus();
}

/** The button of this name that is shown. */
function push(name: string): void {
  const buttons = [...document.querySelectorAll<HTMLElement>(`[data-dialog="${name}"]`)];
  const shown = buttons.find((button) => button.checkVisibility());
  // In focus first, so that the focus comes back to it.
  shown?.focus();
  shown?.click();
}
