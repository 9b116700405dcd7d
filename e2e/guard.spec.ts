// What people see of the session guard: that live sessions end with access, and what AWS confirmed of it.

import { expect, test } from "@playwright/test";
import { asQuickly, grantQuickly } from "./quickly";
import { wordsOf } from "./words";

const t = wordsOf("en");

test("the story says what AWS confirmed and when, guard first; security sees the guard", async ({
  browser,
}) => {
  const wish = { account: "payments-data-prod", permissionSet: "ReadOnly", minutes: 60 };
  const { requestId, grantId } = await grantQuickly("ana", "bruno", wish);
  const ana = await asQuickly(browser, "ana", `/requests/${requestId}`);
  const grant = ana.locator(`[data-grant="${grantId}"]`);
  await expect(grant).toContainText(t("grant.fate.with-it"));
  const confirmed = ana.locator('details[data-aws="there"]');
  await expect(confirmed.locator("[data-aws-step]").first()).toBeHidden();
  await confirmed.locator("summary").click();
  const steps = await confirmed
    .locator("[data-aws-step]")
    .evaluateAll((all: HTMLElement[]) => all.map(({ dataset }) => dataset.awsStep));
  expect(steps.slice(0, 3)).toEqual(["arm-asked", "arm-done", "give-asked"]);
  expect(steps.at(-1)).toBe("list-there");

  const fabio = await asQuickly(browser, "fabio", "/security/guards");
  const row = fabio.locator(`[data-guard="${wish.account}"]`, { hasText: wish.permissionSet });
  await expect(row).toContainText(t("guard.inForce"));
});

test("the form says what becomes of live sessions before anything is asked", async ({ browser }) => {
  const query = new URLSearchParams({ account: "payments-dev", permissionSet: "PowerUser", minutes: "60" });
  const ana = await asQuickly(browser, "ana", `/requests/new?${query}`);
  await expect(ana.locator('[data-preview] [data-fate="with-it"]')).toHaveText(t("ask.fate.with-it"));
});

test("guards are security's to see: whoever heads a unit finds no such page", async ({ browser }) => {
  const elisa = await asQuickly(browser, "elisa");
  const answer = await elisa.goto("/security/guards");
  expect(answer?.status()).toBe(404);
});
