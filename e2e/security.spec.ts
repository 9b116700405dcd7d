// What a security person does about access that should not go on.

import { expect, test } from "@playwright/test";
import { expectGone, personIdOf } from "./aws";
import { grantState } from "./deeds";
import { asQuickly, grantQuickly } from "./quickly";
import { wordsOf } from "./words";

const t = wordsOf("en");

test("security takes access back: with a reason, and the account's name typed", async ({ browser }) => {
  const wish = { account: "lending-prod", permissionSet: "PowerUser", minutes: 30 };
  const { requestId, grantId } = await grantQuickly("diego", "elisa", wish);
  const diego = await asQuickly(browser, "diego", `/requests/${requestId}`);
  await expect(diego.locator("[data-open-console]")).toBeVisible();
  const fabio = await asQuickly(browser, "fabio", "/security/live");
  const row = fabio.locator(`tr[data-grant="${grantId}"]`);
  await expect(row).toHaveAttribute("data-state", "active");

  await row.getByText(t("security.revoke"), { exact: true }).click();
  const dialog = fabio.getByRole("dialog");
  await dialog.getByLabel(t("security.reason"), { exact: true }).fill("The incident is over");
  const account = dialog.getByLabel(t("security.typeAccount", { account: wish.account }));
  await account.fill("lending-dev");
  const confirm = dialog.getByRole("button", { name: t("security.revokeConfirm") });
  await confirm.click();
  await expect(account).toHaveAccessibleDescription(
    t("refusals.account-name-differs", { account: wish.account }),
  );
  await expect(dialog.getByLabel(t("security.reason"), { exact: true })).toHaveValue("The incident is over");
  await expect(diego.locator("[data-open-console]")).toBeVisible();

  await account.fill(wish.account);
  await confirm.click();
  await expect(dialog).toBeHidden();
  await expect(grantState(diego, grantId, "ended")).toBeVisible({ timeout: 30_000 });
  await expectGone({ person: "diego", ...wish });
  await expect(diego.locator('[data-event-action="grant.revoked"]')).toContainText("Fábio Farias");
  await expect(diego.locator("q", { hasText: "The incident is over" })).toBeVisible();
  await expect(diego.locator("[data-open-console]")).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await Promise.all([diego, fabio].map((page) => page.context().close()));
});

test("security ends all access of one person at once", async ({ browser }) => {
  const wishes = [
    { account: "lending-dev", permissionSet: "PowerUser", minutes: 30 },
    { account: "lending-prod", permissionSet: "ReadOnly", minutes: 30 },
  ];
  const grants = await Promise.all(wishes.map((wish) => grantQuickly("diego", "elisa", wish)));
  const diego = await asQuickly(browser, "diego", "/access");
  for (const { grantId } of grants) await expect(grantState(diego, grantId, "active")).toBeVisible();

  const fabio = await asQuickly(browser, "fabio", `/security/people/${personIdOf("diego")}`);
  await fabio.getByRole("button", { name: t("security.revokePerson") }).click();
  const dialog = fabio.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: t("security.revokePersonConfirm") });
  await confirm.click();
  const reason = dialog.getByLabel(t("security.reason"), { exact: true });
  await expect(reason).toHaveAccessibleDescription(new RegExp(t("refusals.reason-missing")));
  await reason.fill("A laptop was stolen");
  await confirm.click();
  await expect(dialog).toBeHidden();

  for (const { grantId } of grants) {
    await expect(diego.locator(`[data-grant="${grantId}"]`)).toHaveCount(0, { timeout: 30_000 });
    await expect(fabio.locator(`[data-grant="${grantId}"]`)).toHaveCount(0);
  }
  for (const wish of wishes) await expectGone({ person: "diego", ...wish });
  await Promise.all([diego, fabio].map((page) => page.context().close()));
});
