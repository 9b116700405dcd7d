// What somebody gives in AWS outside Catraca: seen, adopted, and removed at security's word.

import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { expectGoneWithin } from "./aws";
import { foreignQuickly, rowOf } from "./foreign";
import { installation } from "./installation";
import { asQuickly } from "./quickly";
import { wordsOf } from "./words";

const t = wordsOf("en");

test("a group's foreign access is adopted; a person's is removed from AWS and closes by itself", async ({
  browser,
}) => {
  const group = {
    holder: { group: "platform-engineers" },
    account: "lending-dev",
    permissionSet: "ReadOnly",
  };
  const person = { holder: { person: "bruno" }, account: "lending-dev", permissionSet: "NetworkAdmin" };
  await foreignQuickly(browser, group, "platform-engineers");
  const removedId = await foreignQuickly(browser, person, "Bruno");
  const fabio = await asQuickly(browser, "fabio", "/security/drift?kind=foreign");
  const downloading = fabio.waitForEvent("download");
  await fabio.getByRole("link", { name: t("security.csv"), exact: true }).click();
  const csv = readFileSync(await (await downloading).path(), "utf8");
  expect(csv).toContain("foreign,group,platform-engineers");

  const adopted = rowOf(fabio, "platform-engineers");
  await expect(adopted.getByRole("link", { name: t("drift.remove"), exact: true })).toHaveCount(0);
  await adopted.getByRole("link", { name: t("drift.adopt"), exact: true }).click();
  const dialog = fabio.getByRole("dialog");
  await dialog.getByRole("button", { name: t("drift.adoptConfirm") }).click();
  await expect(dialog.getByRole("link", { name: t("refusals.reason-missing") })).toBeVisible();
  await dialog.getByLabel(t("drift.reason"), { exact: true }).fill("They run the platform");
  await dialog.getByRole("button", { name: t("drift.adoptConfirm") }).click();
  await expect(adopted).toHaveCount(0);

  const removed = rowOf(fabio, "Bruno");
  await removed.getByRole("link", { name: t("drift.remove"), exact: true }).click();
  await dialog.getByLabel(t("drift.reason"), { exact: true }).fill("Nobody asked for it");
  await dialog.getByRole("button", { name: t("drift.removeConfirm") }).click();
  await expectGoneWithin({ person: "bruno", account: "lending-dev", permissionSet: "NetworkAdmin" }, 30_000);
  await expect(removed).toHaveCount(0);
  await fabio.goto(`/security/drift/${removedId}`);
  await expect(fabio.getByText("Nobody asked for it")).toBeVisible();
  await fabio.context().close();
});

test("without JavaScript the same is a page with both forms", async ({ browser }) => {
  const foreign = { holder: { person: "elisa" }, account: "risk-prod", permissionSet: "NetworkAdmin" };
  await foreignQuickly(browser, foreign, "Elisa");
  const page = await asQuickly(browser, "fabio", "/security/drift", { javaScriptEnabled: false });
  await rowOf(page, "Elisa")
    .getByRole("link", { name: t("drift.adopt"), exact: true })
    .click();
  await page.waitForURL(/\/security\/drift\/[0-9a-f-]{36}$/);
  const form = page.locator('form[data-form="adopt"]');
  await form.getByLabel(t("drift.reason"), { exact: true }).fill("On call until March");
  await form.getByRole("button", { name: t("drift.adoptConfirm") }).click();
  await expect(page.getByText("On call until March")).toBeVisible();
  await expect(page.locator("form[data-form=adopt], form[data-form=remove]")).toHaveCount(0);
  await page.context().close();
});

test("drift is for security alone, and the palette leads there", async ({ browser }) => {
  for (const [person, status] of [
    ["helena", 404],
    ["ana", 404],
    ["fabio", 200],
  ] as const) {
    const page = await asQuickly(browser, person);
    expect((await page.goto("/security/drift"))?.status(), person).toBe(status);
    const csv = await page.request.get(`${installation().baseUrl}/api/v1/drift.csv`);
    expect(csv.status(), person).toBe(status);
    await page.context().close();
  }
  const fabio = await asQuickly(browser, "fabio", "/access");
  await expect(async () => {
    await fabio.keyboard.press("Control+k");
    await expect(fabio.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await fabio.keyboard.type(t("shell.drift"));
  await fabio.keyboard.press("Enter");
  await fabio.waitForURL("**/security/drift");
  await fabio.context().close();
});
