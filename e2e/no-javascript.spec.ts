// The main job where the browser runs no script: signing in, asking, approving, being done.

import { expect, type Page, test } from "@playwright/test";
import { accountIdOf, expectGone, expectHeld } from "./aws";
import { card, chooseMinutes, queueLine } from "./deeds";
import { installation } from "./installation";
import { wordsOf } from "./words";

test.use({ javaScriptEnabled: false });

const t = wordsOf("en");

test("access is asked for, approved and given back without JavaScript", async ({ browser }) => {
  const holding = { person: "carla", account: "payments-data-prod", permissionSet: "PowerUser" };
  const carla = await signInByHand(await openPage(browser), "carla", "/requests/new");
  const form = carla.locator('form[data-form="request"]');
  await form.getByRole("radio", { name: "PowerUser" }).check();
  await form.locator(`#account-${accountIdOf("payments-data-prod")}`).check();
  await chooseMinutes(form, t, t("ask.minutes"), 20);
  await form.getByRole("button", { name: t("ask.submit") }).click();
  const reason = form.getByLabel(t("ask.justification"));
  await expect(reason).toHaveAccessibleDescription(new RegExp(t("refusals.justification-missing")));
  await expect(form.getByLabel(t("ui.otherMinutes"))).toHaveValue("20");
  await expect(form.locator(`#account-${accountIdOf("payments-data-prod")}`)).toBeChecked();
  await reason.fill("Repair a bucket policy");
  await form.getByRole("button", { name: t("ask.submit") }).click();
  await carla.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  const requestId = new URL(carla.url()).pathname.split("/").at(-1) ?? "";

  const bruno = await signInByHand(await openPage(browser), "bruno", "/approvals");
  await queueLine(bruno, t, requestId).click();
  await bruno.waitForURL(`**/approvals/${requestId}`);
  await bruno.getByRole("button", { name: t("approval.approve"), exact: true }).click();
  await bruno
    .getByRole("dialog")
    .getByRole("button", { name: t("approval.approve"), exact: true })
    .click();
  await expect(card(bruno, requestId)).toHaveAttribute("data-state", "approved");

  await untilReloadShows(carla, "active");
  await expectHeld(holding);
  await expect(carla.getByRole("link", { name: t("grant.openConsole") })).toBeVisible();
  await carla.locator('[data-confirm="done"]').click();
  await carla.getByRole("button", { name: t("grant.doneConfirm") }).click();
  await untilReloadShows(carla, "ended");
  await expectGone(holding);
  await Promise.all([carla, bruno].map((page) => page.context().close()));
});

async function openPage(browser: import("@playwright/test").Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: installation().baseUrl,
    javaScriptEnabled: false,
    locale: "en-US",
  });
  return context.newPage();
}

/** Presses the button that a script would have pressed. */
async function signInByHand(page: Page, userName: string, path: string): Promise<Page> {
  await page.goto(`/login?${new URLSearchParams({ returnTo: path })}`);
  await page.locator('a[href*="/api/saml/login"]').click();
  await page.locator(`form[data-form="sign-in"] button[value="${userName}"]`).click();
  await page.locator('form[data-form="saml-response"] button').click();
  await page.waitForURL(`**${path}`);
  return page;
}

async function untilReloadShows(page: Page, state: string): Promise<void> {
  const shown = page.locator(`[data-grant] [data-state="${state}"]`);
  await expect(async () => {
    await page.goto(page.url());
    await expect(shown).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 45_000 });
}
