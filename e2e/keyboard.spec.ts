// Asking and deciding without a mouse.

import { expect, type Locator, type Page, test } from "@playwright/test";
import { accountIdOf } from "./aws";
import { card, queueLine } from "./deeds";
import { askQuickly, asQuickly } from "./quickly";
import { wordsOf } from "./words";

const t = wordsOf("en");

/** The page hears keys once its live link stands. */
async function listens(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await expect(page.getByText(t("shell.liveConnecting"))).toHaveCount(0);
}

/** Presses a key until this has the focus; fails rather than going round for ever. */
async function pressUntilFocused(page: Page, key: string, target: Locator, atMost = 40): Promise<number> {
  for (let presses = 1; presses <= atMost; presses += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return presses;
  }
  throw new Error(`${atMost} times ${key} did not lead to it.`);
}

test("one asks by the keyboard alone", async ({ browser }) => {
  const page = await asQuickly(browser, "ana", "/access");
  const search = page.getByLabel(t("access.searchTargets"));
  await listens(page);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: t("shell.skip") });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();

  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await page.keyboard.type("payments-dev PowerUser");
  await page.keyboard.press("Enter");
  const reason = page.getByLabel(t("ask.justification"));
  await expect(reason).toBeFocused();
  await expect(page.locator(`#account-${accountIdOf("payments-dev")}`)).toBeChecked();
  await page.keyboard.type("Try the new release");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(t("ask.ticket"))).toBeFocused();
  await page.keyboard.type("INC-5");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: t("ask.submit") })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);

  const withdraw = page.locator('[data-confirm="withdraw"]');
  await expect(withdraw).toBeVisible();
  await pressUntilFocused(page, "Tab", withdraw);
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, "Tab", page.getByRole("button", { name: t("request.withdrawConfirm") }), 3);
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-request] [data-state="withdrawn"]')).toBeVisible();
  await page.context().close();
});

test("the form goes from its first field to its last in the order one reads it", async ({ browser }) => {
  const page = await asQuickly(browser, "ana", "/requests/new");
  const form = page.locator('form[data-form="request"]');
  await expect(form).toBeVisible();
  const stops = [
    form.getByRole("radio").first(),
    form.getByRole("checkbox").first(),
    form.getByRole("group", { name: t("ask.minutes") }).locator(":checked"),
    form.getByRole("group", { name: t("ask.start"), exact: true }).locator(":checked"),
    form.getByLabel(t("ask.justification")),
    form.getByLabel(t("ask.ticket")),
    form.getByRole("button", { name: t("ask.submit") }),
  ];
  for (const stop of stops) await pressUntilFocused(page, "Tab", stop);
  await page.context().close();
});

test("one decides by the keyboard alone, and no single key decides", async ({ browser }) => {
  const wish = { account: "risk-prod", permissionSet: "ReadOnly", minutes: 60 };
  const first = await askQuickly("diego", wish);
  const second = await askQuickly("diego", { ...wish, permissionSet: "PowerUser" });
  const page = await asQuickly(browser, "helena", "/approvals");
  await expect(queueLine(page, t, second)).toBeVisible();
  await listens(page);
  await pressUntilFocused(page, "j", queueLine(page, t, second));
  await pressUntilFocused(page, "k", queueLine(page, t, first));
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/approvals/${first}`);
  await expect(card(page, first)).toContainText("Diego Duarte");

  const dialog = page.getByRole("dialog");
  const approve = page.getByRole("button", { name: t("approval.approve"), exact: true });
  await approve.focus();
  await page.keyboard.press("a");
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(approve).toBeFocused();
  await expect(card(page, first)).toHaveAttribute("data-state", "pending");

  await page.keyboard.press("d");
  await expect(dialog).toContainText(t("approval.denyLead"));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.keyboard.press("a");
  await expect(dialog).toBeVisible();
  const confirm = dialog.getByRole("button", { name: t("approval.approve"), exact: true });
  await pressUntilFocused(page, "Tab", confirm, 8);
  await page.keyboard.press("Enter");
  await expect(card(page, first)).toHaveAttribute("data-state", "approved");
  await page.context().close();
});

test("every page says its keys, and the palette goes anywhere", async ({ browser }) => {
  const page = await asQuickly(browser, "ana", "/access");
  await listens(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: t("shell.keys") })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: t("shell.searchHint") })).toBeFocused();
  await page.keyboard.type(t("shell.requests"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/requests");
  await page.context().close();
});
