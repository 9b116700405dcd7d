// What people do in the portal, by the words that they read there.

import { expect, type Locator, type Page } from "@playwright/test";
import { accountIdOf } from "./aws";
import type { Words } from "./words";

/** One ask for one target. */
export interface Asked {
  account: string;
  permissionSet: string;
  minutes: number;
  reason: string;
  ticket?: string;
}

/** Picks the length "other" of a form and writes the minutes. */
export async function chooseMinutes(within: Locator, t: Words, label: string, minutes: number) {
  await within.getByRole("group", { name: label }).getByText(t("ui.other"), { exact: true }).click();
  await within.getByLabel(t("ui.otherMinutes")).fill(String(minutes));
}

/** From the home page: finds the target by typing, fills in the form. Leaves it to be sent. */
export async function fillRequest(page: Page, t: Words, asked: Asked): Promise<void> {
  const { account, permissionSet } = asked;
  await page.getByLabel(t("access.searchTargets")).fill(`${account} ${permissionSet}`);
  await page.getByRole("link", { name: t("access.requestOne", { account, permissionSet }) }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("ask.title") })).toBeVisible();
  const form = page.locator('form[data-form="request"]');
  await expect(form.locator(`#account-${accountIdOf(account)}`)).toBeChecked();
  await expect(form.getByRole("radio", { name: permissionSet })).toBeChecked();
  await chooseMinutes(form, t, t("ask.minutes"), asked.minutes);
  await form.getByLabel(t("ask.justification")).fill(asked.reason);
  if (asked.ticket) await form.getByLabel(t("ask.ticket")).fill(asked.ticket);
}

/** Sends the form of a request; returns the id in the address of the story that it comes to. */
export async function send(page: Page, t: Words): Promise<string> {
  await page.getByRole("button", { name: t("ask.submit") }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await expect(
    page.locator('[data-request][data-state="pending"], [data-state="pending"]').first(),
  ).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** The line of a request in the manager's queue. */
export function queueLine(page: Page, t: Words, requestId: string): Locator {
  return page
    .getByRole("list", { name: t("approval.queueTitle") })
    .locator(`[data-request="${requestId}"]`)
    .getByRole("link");
}

/** The decision card of a request. */
export function card(page: Page, requestId: string): Locator {
  return page.locator(`article[data-request="${requestId}"]`);
}

/** On the card: approves for this long. */
export async function approve(page: Page, t: Words, minutes: number): Promise<void> {
  await page.getByRole("button", { name: t("approval.approve"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await chooseMinutes(dialog, t, t("approval.howLong"), minutes);
  await dialog.getByRole("button", { name: t("approval.approve"), exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The state of a grant as a page shows it, wherever it shows it. */
export function grantState(page: Page, grantId: string, state: string): Locator {
  const own = `[data-grant="${grantId}"][data-state="${state}"]`;
  return page.locator(`${own}, [data-grant="${grantId}"] [data-state="${state}"]`).first();
}
