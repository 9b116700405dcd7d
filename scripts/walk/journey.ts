// What the steps of the journey share, and how they look at pages.

import type { Stack } from "@/scripts/stack/stack";
import { Trouble } from "@/scripts/trouble";
import type { Browser } from "@/scripts/walk/browser";
import type { Page } from "@/scripts/walk/page";

/** One walk. `browsers` by user name, `requests` by a name that the steps agree on. */
export interface Journey {
  stack: Stack;
  browsers: Record<string, Browser>;
  requests: Record<string, string>;
}

/** Reads what pages say, and throws Trouble when that is not right. */
export type Step = (journey: Journey) => Promise<void>;

/** A person's browser; they must have signed in. */
export function browserOf({ browsers }: Journey, person: string): Browser {
  const browser = browsers[person];
  if (!browser) throw new Trouble(`${person} has not signed in.`);
  return browser;
}

/** The id of a request made earlier. */
export function requestOf({ requests }: Journey, name: string): string {
  const id = requests[name];
  if (!id) throw new Trouble(`The request "${name}" was not made.`);
  return id;
}

/** Opens a page of the portal as a person; it must be there for them. */
export async function open(journey: Journey, person: string, path: string): Promise<Page> {
  const page = await browserOf(journey, person).get(journey.stack.baseUrl + path);
  if (page.status !== 200 || page.url.pathname === "/login") {
    throw new Trouble(`${path} is not there for ${person}: ${page.status} at ${page.url.pathname}.`);
  }
  return page;
}

/** Looks again and again until `look` says yes; throws with what was awaited after `patienceMs`. */
export async function until(what: string, patienceMs: number, look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await look())) {
    if (performance.now() > end) throw new Trouble(`Waited ${patienceMs / 1000} s in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Throws unless it is so. */
export function demand(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Trouble(otherwise);
}

/** The state that a page shows for one request or grant: on its element, or inside of it. */
export function stateOf(page: Page, kind: "request" | "grant", id: string): string {
  const element = page.root.querySelector(`[data-${kind}="${id}"]`);
  const inside = element?.querySelector("[data-state]") ?? undefined;
  return element?.getAttribute("data-state") ?? inside?.getAttribute("data-state") ?? "not shown";
}
