// Signing in as a demo person, by the same SAML posts that a browser makes.

import { Trouble } from "@/scripts/trouble";
import { Browser } from "@/scripts/walk/browser";
import type { Page } from "@/scripts/walk/page";

/** A browser in which `userName` is signed in, and the page it came to. */
export async function signIn(baseUrl: string, userName: string, returnTo = "/access", language = "en") {
  const browser = new Browser(language);
  const page = await trySignIn(browser, baseUrl, userName, returnTo);
  if (page.url.pathname !== new URL(returnTo, baseUrl).pathname) {
    throw new Trouble(
      `${userName} could not sign in, and came to ${page.url.pathname}: ${page.text.slice(0, 300)}`,
    );
  }
  return { browser, page };
}

/** Goes through sign-in as `userName` and returns the page it ends on, be it a refusal. */
export async function trySignIn(
  browser: Browser,
  baseUrl: string,
  userName: string,
  returnTo = "/access",
): Promise<Page> {
  const login = await browser.get(`${baseUrl}/login?${new URLSearchParams({ returnTo })}`);
  const people = await browser.click(login, /^\/api\/saml\/login$/);
  const posting = await browser.submit(people, "sign-in", {}, userName);
  return browser.submit(posting, "saml-response");
}
