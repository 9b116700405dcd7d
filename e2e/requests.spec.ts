// Asking and deciding, off the straight road: what is refused and how that is said, and the other ways a request ends.

import { expect, test } from "@playwright/test";
import { Browser } from "@/scripts/walk/browser";
import { signIn, trySignIn } from "@/scripts/walk/sign-in";
import { accountIdOf } from "./aws";
import { card, chooseMinutes, queueLine, send } from "./deeds";
import { device } from "./devices";
import { installation } from "./installation";
import { askQuickly, asQuickly } from "./quickly";
import { wordsOf } from "./words";

const t = wordsOf("en");

for (const locale of ["en", "pt-BR"] as const) {
  test(`a form that is wrong says what and where, and keeps what was typed (${locale})`, async ({
    browser,
  }) => {
    const say = wordsOf(locale);
    const page = await asQuickly(browser, "ana", "/requests/new", device(locale, 1440));
    const form = page.locator('form[data-form="request"]');
    await form.getByLabel(say("ask.ticket")).fill("INC-77");
    await chooseMinutes(form, say, say("ask.minutes"), 0);
    await form.getByRole("button", { name: say("ask.submit") }).click();

    const wrong = [
      say("refusals.targets-missing"),
      say("refusals.minutes-below-minimum", { minimum: 1 }),
      say("refusals.justification-missing"),
    ];
    const alert = form.getByRole("alert");
    await expect(alert).toBeFocused();
    for (const message of wrong) await expect(alert.getByRole("link", { name: message })).toBeVisible();
    await expect(form.locator("#field-targets")).toContainText(wrong[0] ?? "");
    await expect(form.getByRole("group", { name: say("ask.minutes") })).toContainText(wrong[1] ?? "");
    const reason = form.getByLabel(say("ask.justification"));
    await expect(reason).toHaveAttribute("aria-invalid", "true");
    await expect(reason).toHaveAccessibleDescription(new RegExp(wrong[2] ?? ""));
    await expect(form.getByLabel(say("ask.ticket"))).toHaveValue("INC-77");
    await expect(form.getByLabel(say("ui.otherMinutes"))).toHaveValue("0");
    await expect(page).toHaveURL(/\/requests\/new$/);
    await page.context().close();
  });
}

test("a link fills in the form, and says what of it cannot be had", async ({ browser }) => {
  const link = new URLSearchParams({
    account: "payments-prod",
    permissionSet: "DatabaseAdmin",
    minutes: "45",
    reason: "Follow the runbook, step 3",
    ticket: "INC-9",
  });
  const page = await asQuickly(browser, "ana", `/requests/new?${link}&account=risk-prod`);
  const form = page.locator('form[data-form="request"]');
  await expect(form.locator(`#account-${accountIdOf("payments-prod")}`)).toBeChecked();
  await expect(form.getByRole("radio", { name: "DatabaseAdmin" })).toBeChecked();
  await expect(form.getByLabel(t("ui.otherMinutes"))).toHaveValue("45");
  await expect(form.getByLabel(t("ask.justification"))).toHaveValue("Follow the runbook, step 3");
  await expect(form.getByLabel(t("ask.ticket"))).toHaveValue("INC-9");
  await expect(form.getByText(t("ask.unknownAccount", { name: "risk-prod" }))).toBeVisible();
  await expect(page.locator("[data-preview]")).toContainText("Bruno Braga");
  await page.context().close();
});

test("an ask over two business units becomes two requests of one bundle", async ({ browser }) => {
  const page = await asQuickly(browser, "ana", "/requests/new");
  const form = page.locator('form[data-form="request"]');
  await form.getByRole("radio", { name: "PowerUser" }).check();
  await form.locator(`#account-${accountIdOf("payments-dev")}`).check();
  await form.locator(`#account-${accountIdOf("lending-dev")}`).check();
  await form.getByLabel(t("ask.justification")).fill("Upgrade a shared library on both sides");
  const preview = page.locator("[data-preview]");
  await expect(preview).toContainText(t("ask.severalRequests", { count: 2 }));
  await expect(preview).toContainText("Bruno Braga");
  await expect(preview).toContainText("Elisa Esteves");
  const first = await send(page, t);
  const sibling = page.locator(`li [data-request]:not([data-request="${first}"])`);
  await expect(page.getByText(t("request.siblings"))).toBeVisible();
  await expect(sibling).toHaveCount(1);
  const second = (await sibling.getAttribute("data-request")) ?? "";

  // Each waits for the approvers of its own unit, and for nobody else.
  const elisa = await asQuickly(browser, "elisa", "/approvals");
  const bruno = await asQuickly(browser, "bruno", "/approvals");
  const [hers] = (await queueLine(elisa, t, first).count()) > 0 ? [first] : [second];
  const his = hers === first ? second : first;
  await expect(queueLine(elisa, t, hers ?? "")).toBeVisible();
  await expect(queueLine(elisa, t, his)).toHaveCount(0);
  await expect(queueLine(bruno, t, his)).toBeVisible();
  await expect(queueLine(bruno, t, hers ?? "")).toHaveCount(0);
  await Promise.all([page, elisa, bruno].map((each) => each.context().close()));
});

test("a no needs a reason, and the requester reads it at once", async ({ browser }) => {
  const wish = { account: "lending-prod", permissionSet: "DatabaseAdmin", minutes: 30 };
  const requestId = await askQuickly("diego", wish);
  const diego = await asQuickly(browser, "diego", `/requests/${requestId}`);
  const elisa = await asQuickly(browser, "elisa", `/approvals/${requestId}`);
  await elisa.getByRole("button", { name: t("approval.deny"), exact: true }).click();
  const dialog = elisa.getByRole("dialog");
  await dialog.getByRole("button", { name: t("approval.deny"), exact: true }).click();
  const reason = dialog.getByLabel(t("approval.denyReason"), { exact: true });
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  await expect(reason).toHaveAccessibleDescription(t("refusals.reason-missing"));
  await dialog.getByRole("button", { name: t("approval.denyNotNow") }).click();
  await expect(reason).toHaveValue(t("approval.denyNotNow"));
  await dialog.getByRole("button", { name: t("approval.deny"), exact: true }).click();
  await expect(card(elisa, requestId)).toHaveAttribute("data-state", "denied");
  await expect(card(elisa, requestId)).toContainText(t("approval.denyNotNow"));

  await expect(diego.locator(`[data-request="${requestId}"] [data-state="denied"]`)).toBeVisible();
  await expect(diego.locator("q", { hasText: t("approval.denyNotNow") })).toBeVisible();
  await Promise.all([elisa, diego].map((page) => page.context().close()));
});

test("one takes back what nobody has decided yet", async ({ browser }) => {
  const wish = { account: "lending-dev", permissionSet: "PowerUser", minutes: 30 };
  const requestId = await askQuickly("diego", wish);
  const elisa = await asQuickly(browser, "elisa", `/approvals/${requestId}`);
  const diego = await asQuickly(browser, "diego", `/requests/${requestId}`);
  await diego.locator('[data-confirm="withdraw"]').click();
  await diego.getByRole("button", { name: t("request.withdrawConfirm") }).click();
  await expect(diego.locator(`[data-request="${requestId}"] [data-state="withdrawn"]`)).toBeVisible();
  await expect(card(elisa, requestId)).toHaveAttribute("data-state", "withdrawn");
  await expect(elisa.getByRole("button", { name: t("approval.approve"), exact: true })).toHaveCount(0);
  await Promise.all([elisa, diego].map((page) => page.context().close()));
});

test("nobody decides on their own request, not even by a form made for another", async ({ browser }) => {
  const wish = { account: "payments-prod", permissionSet: "ReadOnly", minutes: 30 };
  const requestId = await askQuickly("carla", wish);
  const carla = await asQuickly(browser, "carla", "/approvals");
  await expect(carla.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(queueLine(carla, t, requestId)).toHaveCount(0);
  await carla.goto(`/approvals/${requestId}`);
  await expect(carla.getByText(t("approval.ownTitle"))).toBeVisible();
  await expect(carla.getByRole("button", { name: t("approval.approve"), exact: true })).toHaveCount(0);

  const { baseUrl } = installation();
  const bruno = await signIn(baseUrl, "bruno", `/approvals/${requestId}`);
  const forger = (await signIn(baseUrl, "carla")).browser;
  const answer = await forger.send(bruno.page.form("approve"), baseUrl);
  expect(answer.text).toContain(t("approval.ownTitle"));
  await carla.reload();
  await expect(card(carla, requestId)).toHaveAttribute("data-state", "pending");
  await carla.context().close();
});

test("an approver of another unit finds no such page", async ({ browser }) => {
  const wish = { account: "payments-dev", permissionSet: "ReadOnly", minutes: 30 };
  const requestId = await askQuickly("carla", wish);
  const elisa = await asQuickly(browser, "elisa", "/approvals");
  for (const path of [`/approvals/${requestId}`, `/requests/${requestId}`, "/security/audit", "/admin"]) {
    const answer = await elisa.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(elisa.getByRole("heading", { name: t("errors.notFoundTitle") })).toBeVisible();
  }
  await elisa.context().close();
});

test("a person who is disabled in AWS is told so", async () => {
  const { baseUrl } = installation();
  const page = await trySignIn(new Browser("pt-BR"), baseUrl, "joana");
  expect(page.text).toContain(wordsOf("pt-BR")("signIn.refusals.disabled-person.title"));
});
