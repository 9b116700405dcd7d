// While security has frozen new access. It concerns everybody, so nothing else runs beside it.

import { expect, test } from "@playwright/test";
import { approve, card, grantState } from "./deeds";
import { askQuickly, asQuickly, grantQuickly } from "./quickly";
import { wordsOf } from "./words";

const t = wordsOf("en");

test("a freeze stops new access, leaves what is active, and is lifted", async ({ browser }) => {
  const wish = { account: "payments-dev", permissionSet: "PowerUser", minutes: 30 };
  const { grantId } = await grantQuickly("carla", "bruno", wish);
  const requestId = await askQuickly("ana", wish);
  const bruno = await asQuickly(browser, "bruno", `/approvals/${requestId}`);
  const fabio = await asQuickly(browser, "fabio", "/security");
  await fabio.getByRole("button", { name: t("security.freeze"), exact: true }).click();
  const dialog = fabio.getByRole("dialog");
  await dialog.getByLabel(t("security.reason"), { exact: true }).fill("Change freeze until Monday");
  await dialog.getByRole("button", { name: t("security.freezeConfirm"), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(fabio.locator('[data-freeze="frozen"]')).toContainText("Change freeze until Monday");

  const refusal = t("refusals.frozen", { reason: "Change freeze until Monday" });
  const link = new URLSearchParams({
    account: "payments-prod",
    permissionSet: "ReadOnly",
    reason: "Look at logs",
  });
  const ana = await asQuickly(browser, "ana", `/requests/new?${link}`);
  await ana.getByRole("button", { name: t("ask.submit") }).click();
  await expect(ana.getByRole("alert").getByText(refusal)).toBeVisible();
  await expect(ana.getByLabel(t("ask.justification"))).toHaveValue("Look at logs");

  await bruno.reload();
  await expect(bruno.getByText(t("approval.frozenTitle"))).toBeVisible();
  await bruno.getByRole("button", { name: t("approval.approve"), exact: true }).click();
  const approval = bruno.getByRole("dialog");
  await approval.getByRole("button", { name: t("approval.approve"), exact: true }).click();
  await expect(approval.getByText(refusal)).toBeVisible();
  await bruno.keyboard.press("Escape");
  await expect(grantState(fabio, grantId, "active")).toBeVisible();

  await fabio.getByRole("button", { name: t("security.lift"), exact: true }).click();
  await dialog.getByRole("button", { name: t("security.lift"), exact: true }).click();
  await expect(fabio.locator("[data-freeze]")).toHaveCount(0);
  await ana.getByRole("button", { name: t("ask.submit") }).click();
  await ana.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await bruno.reload();
  await approve(bruno, t, 20);
  await expect(card(bruno, requestId)).toHaveAttribute("data-state", "approved");
  await Promise.all([ana, bruno, fabio].map((page) => page.context().close()));
});
