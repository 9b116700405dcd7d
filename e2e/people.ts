// Signing in as a demo person in a real browser.

import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { installation } from "./installation";

/** Opens a browser context of its own, signed in as `userName`, on `path`. */
export async function as(
  browser: Browser,
  userName: string,
  path = "/access",
  options: BrowserContextOptions = {},
): Promise<Page> {
  const { baseUrl } = installation();
  const context = await browser.newContext({ baseURL: baseUrl, locale: "en-US", ...options });
  const page = await context.newPage();
  await page.goto(`/login?${new URLSearchParams({ returnTo: path })}`);
  await page.locator('a[href*="/api/saml/login"]').click();
  await page.locator(`form[data-form="sign-in"] button[value="${userName}"]`).click();
  await page.waitForURL((url) => url.origin === baseUrl && !url.pathname.startsWith("/api/"));
  return page;
}
