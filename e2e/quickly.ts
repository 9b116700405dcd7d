// What a test needs to be there, and does not prove itself, made by HTTP: seconds rather than a browser's minute.

import type { BrowserContextOptions, Browser as Chromium, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { askForAccess, type Wish } from "@/scripts/walk/ask";
import type { Browser } from "@/scripts/walk/browser";
import { signIn } from "@/scripts/walk/sign-in";
import { installation } from "./installation";

const signedIn = new Map<string, Promise<Browser>>();

/** A demo person's browser without a window, signed in once in each process. */
function browserOf(userName: string): Promise<Browser> {
  const known =
    signedIn.get(userName) ?? signIn(installation().baseUrl, userName).then(({ browser }) => browser);
  signedIn.set(userName, known);
  return known;
}

/** Asks, and returns the id of the (first) request. */
export async function askQuickly(userName: string, wish: Wish): Promise<string> {
  return askForAccess(await browserOf(userName), installation().baseUrl, wish);
}

/** Approves all that was asked. */
async function approveQuickly(userName: string, requestId: string): Promise<void> {
  const browser = await browserOf(userName);
  const card = await browser.get(`${installation().baseUrl}/approvals/${requestId}`);
  await browser.submit(card, "approve");
}

/** Asks, approves, and waits until AWS has confirmed it. Returns the ids of the request and of its grant. */
export async function grantQuickly(
  userName: string,
  approver: string,
  wish: Wish,
): Promise<{ requestId: string; grantId: string }> {
  const requestId = await askQuickly(userName, wish);
  await approveQuickly(approver, requestId);
  const browser = await browserOf(userName);
  let grantId = "";
  await expect
    .poll(
      async () => {
        const story = await browser.get(`${installation().baseUrl}/requests/${requestId}`);
        grantId = story.data("grant")[0] ?? "";
        return story.root.querySelector("[data-grant] [data-state]")?.getAttribute("data-state");
      },
      { timeout: 45_000 },
    )
    .toBe("active");
  return { requestId, grantId };
}

/**
 * A page of a demo person without the way through the identity provider, where signing in is not what is tested.
 * Nobody ("") is not signed in; without a path the page is blank.
 */
export async function asQuickly(
  chromium: Chromium,
  userName: string,
  path?: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const { baseUrl } = installation();
  const context = await chromium.newContext({ baseURL: baseUrl, locale: "en-US", ...options });
  const jar = userName ? (await browserOf(userName)).cookies.of(baseUrl) : [];
  await context.addCookies(jar.map((cookie) => ({ ...cookie, url: baseUrl })));
  const page = await context.newPage();
  if (path) await page.goto(path);
  return page;
}
