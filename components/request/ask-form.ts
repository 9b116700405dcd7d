/** How the form of a request is read: on the server into an ask, in the browser for the preview. Pure. */
import type { AccountId, PermissionSetArn } from "@/core/ids";
import type { Ask } from "@/core/request/types";
import { chooseTimeZone } from "@/i18n/time-zone";
import { instantIn } from "./zoned-time";

/** Several accounts travel in one value where a form comes back without JavaScript. */
export const accountSeparator = " ";

/** Reads what was sent. Nothing is judged here: a number or a time that is none becomes NaN or an invalid Date. */
export function readAsk(data: FormData): Ask {
  const permissionSetArn = text(data, "permissionSet") as PermissionSetArn;
  const accountIds = [...new Set(data.getAll("account").map(String))];
  return {
    targets: permissionSetArn
      ? accountIds.map((accountId) => ({ accountId: accountId as AccountId, permissionSetArn }))
      : [],
    minutes: readMinutes(data),
    startsAt: readStart(data),
    justification: text(data, "justification"),
    ticket: text(data, "ticket"),
  };
}

function readMinutes(data: FormData): number {
  const chosen = text(data, "minutes");
  const written = (chosen === "other" ? text(data, "otherMinutes") : chosen).trim();
  return /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
}

/** Null: from the last approval. */
function readStart(data: FormData): Date | null {
  if (text(data, "start") !== "later") return null;
  return instantIn(chooseTimeZone(text(data, "timeZone")), text(data, "startsAt"));
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}
