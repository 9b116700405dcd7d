// Asking for access as a person does who followed a link from a runbook: the form comes filled in.

import { Trouble } from "@/scripts/trouble";
import type { Browser } from "@/scripts/walk/browser";

/** What to ask for. Accounts and permission sets by name; several accounts may become several requests. */
export interface Wish {
  account: string | readonly string[];
  permissionSet: string;
  minutes: number;
  reason?: string;
  ticket?: string;
  /** A fixed start that has already passed; absent: from the approval. */
  startedSecondsAgo?: number;
}

/** Sends the form of /requests/new and returns the id of the request whose page it comes to. */
export async function askForAccess(browser: Browser, baseUrl: string, wish: Wish): Promise<string> {
  const link = new URL("/requests/new", baseUrl);
  for (const account of [wish.account].flat()) link.searchParams.append("account", account);
  link.searchParams.set("permissionSet", wish.permissionSet);
  link.searchParams.set("minutes", String(wish.minutes));
  link.searchParams.set("reason", wish.reason ?? "Restore an index after the incident");
  link.searchParams.set("ticket", wish.ticket ?? "INC-1234");
  const after = await browser.submit(await browser.get(link), "request", startOf(wish));
  const id = after.url.pathname.match(/^\/requests\/([0-9a-f-]{36})$/)?.[1];
  if (!id)
    throw new Trouble(
      `The request did not come through: ${after.url.pathname} says ${after.text.slice(0, 400)}`,
    );
  return id;
}

function startOf({ startedSecondsAgo }: Wish): Record<string, string> {
  if (startedSecondsAgo === undefined) return {};
  const startsAt = new Date(Date.now() - startedSecondsAgo * 1000).toISOString().slice(0, 19);
  return { start: "later", startsAt, timeZone: "UTC" };
}
