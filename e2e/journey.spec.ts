// The main job of Catraca, as three people live it, each in a browser of their own, in both languages at both sizes.

import { expect, type Page, test } from "@playwright/test";
import type { Locale } from "@/i18n/locales";
import { accountIdOf, expectGone, expectHeld } from "./aws";
import { type Asked, approve, card, fillRequest, grantState, queueLine, send } from "./deeds";
import { device, type Width } from "./devices";
import { as } from "./people";
import { type Words, wordsOf } from "./words";

// Each journey has a target of its own, so that they can run beside each other.
test.describe.configure({ mode: "parallel" });

type Ending = "by itself" | "when she is done";

const journeys: [Locale, Width, Ending, account: string, permissionSet: string][] = [
  ["en", 1440, "by itself", "payments-prod", "DatabaseAdmin"],
  ["pt-BR", 390, "when she is done", "payments-prod", "NetworkAdmin"],
  ["pt-BR", 1440, "when she is done", "payments-data-prod", "DatabaseAdmin"],
  ["en", 390, "when she is done", "payments-data-prod", "NetworkAdmin"],
];

for (const [locale, width, ending, account, permissionSet] of journeys) {
  test(`access is asked for, approved, used, seen, and ends ${ending} (${locale}, ${width} px)`, async ({
    browser,
  }) => {
    test.setTimeout(200_000);
    const t = wordsOf(locale);
    const options = device(locale, width);
    const asked = {
      account,
      permissionSet,
      minutes: 2,
      reason: `Restore an index (${locale})`,
      ticket: "INC-1234",
    };
    const [ana, bruno, fabio] = await Promise.all([
      as(browser, "ana", "/access", options),
      as(browser, "bruno", "/approvals", options),
      as(browser, "fabio", "/security", options),
    ]);

    const requestId = await asks(ana, t, asked);
    const states = await watchStates(ana);
    await decides(bruno, t, requestId, asked);
    const grantId = await becomesActive(ana, t, asked);
    await neverPromised(states);
    await expectHeld({ person: "ana", account, permissionSet });
    await expect(grantState(fabio, grantId, "active")).toBeVisible();

    await canBeUsed(ana, t, asked);
    await countsDown(ana);
    const calls = ana.locator("[data-activity-count]");
    await expect(calls).toBeVisible({ timeout: 45_000 });
    expect(Number(await calls.getAttribute("data-activity-count"))).toBeGreaterThan(0);

    if (ending === "when she is done") await isDone(ana, t);
    await ends(ana, t, grantId, asked);
    await expect(fabio.locator(`tr[data-grant="${grantId}"]`)).toHaveCount(0);
    await Promise.all([ana, bruno, fabio].map((page) => page.context().close()));
  });
}

/** Sees who decides before she sends, and her request waiting after. */
async function asks(ana: Page, t: Words, asked: Asked): Promise<string> {
  await fillRequest(ana, t, asked);
  const preview = ana.getByRole("region", { name: t("ask.whatWillHappen") });
  await expect(preview).toContainText(t("ask.whoDecides"));
  await expect(preview).toContainText("Bruno Braga");
  await expect(preview).toContainText("Carla Castro");
  const requestId = await send(ana, t);
  await expect(ana.getByRole("region", { name: t("request.request"), exact: true })).toContainText(
    t("states.pending"),
  );
  await expect(ana.getByText("Bruno Braga").first()).toBeVisible();
  return requestId;
}

/** His queue shows it by itself; he reads the card and grants half of what was asked. */
async function decides(bruno: Page, t: Words, requestId: string, asked: Asked): Promise<void> {
  await queueLine(bruno, t, requestId).click();
  await bruno.waitForURL(`**/approvals/${requestId}`);
  const read = card(bruno, requestId);
  for (const words of ["Ana Alves", asked.permissionSet, asked.account, asked.reason, "INC-1234"]) {
    await expect(read).toContainText(words);
  }
  await expect(read).toContainText(t("approval.production"));
  await approve(bruno, t, 1);
  await expect(card(bruno, requestId)).toHaveAttribute("data-state", "approved");
  await expect(card(bruno, requestId)).toContainText(
    t("approval.grantedLess", { granted: "1 min", asked: "2 min" }),
  );
}

interface Seen {
  state: string | undefined;
  usable: boolean;
}

/** Writes down, at each change of the page, the grant's state and whether the page offers the way into AWS. */
async function watchStates(page: Page): Promise<() => Promise<Seen[]>> {
  await page.evaluate(() => {
    const seen: Seen[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const state = document.querySelector<HTMLElement>("[data-grant] [data-state]")?.dataset.state;
      const usable = document.querySelector("[data-open-console], [data-dialog=cli]") !== null;
      const last = seen.at(-1);
      if (last?.state !== state || last?.usable !== usable) seen.push({ state, usable });
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => (window as unknown as { seen: Seen[] }).seen);
}

/** The page becomes active without being loaded again, and says that AWS confirmed it. */
async function becomesActive(ana: Page, t: Words, asked: Asked): Promise<string> {
  const grant = ana.locator("[data-grant]");
  await expect(grant.locator('[data-state="active"]')).toBeVisible({ timeout: 45_000 });
  await expect(grant).toContainText(t("states.active"));
  await expect(ana.getByRole("heading", { level: 1 })).toContainText(asked.account);
  const told = await ana
    .locator("[data-event-action]")
    .evaluateAll((entries: HTMLElement[]) => entries.map(({ dataset }) => dataset.eventAction));
  expect(told.filter((action) => action !== "grant.scheduled")).toEqual([
    "request.submitted",
    "request.approved",
    "grant.activating",
    "grant.active",
  ]);
  return (await grant.getAttribute("data-grant")) ?? "";
}

/** At no moment before AWS had confirmed it did the page offer a way in; after that it does. */
async function neverPromised(states: () => Promise<Seen[]>): Promise<void> {
  const seen = await states();
  expect(seen.filter(({ state, usable }) => usable && state !== "active")).toEqual([]);
  expect(seen.at(-1)).toEqual({ state: "active", usable: true });
}

/** The console of just this account in just this role, and the profile for the command line. */
async function canBeUsed(ana: Page, t: Words, asked: Asked): Promise<void> {
  const console = ana.getByRole("link", { name: t("grant.openConsole") });
  const query = new URLSearchParams({
    account_id: accountIdOf(asked.account),
    role_name: asked.permissionSet,
  });
  await expect(console).toHaveAttribute("href", new RegExp(`^https://.*#/console\\?${query}$`));
  await ana.getByRole("button", { name: t("grant.cli"), exact: true }).click();
  const dialog = ana.getByRole("dialog", { name: t("grant.cliTitle") });
  await expect(dialog).toContainText(`sso_account_id = ${accountIdOf(asked.account)}`);
  await expect(dialog).toContainText(`sso_role_name = ${asked.permissionSet}`);
  await ana.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

async function countsDown(ana: Page): Promise<void> {
  const timer = ana.getByRole("timer").first();
  const before = (await timer.textContent()) ?? "";
  expect(before).toMatch(/\b0:\d\d\b/);
  await expect(timer).not.toHaveText(before);
}

/** "I'm done", confirmed where it stands. */
async function isDone(ana: Page, t: Words): Promise<void> {
  await ana.locator('[data-confirm="done"]').click();
  await ana.getByRole("button", { name: t("grant.doneConfirm") }).click();
}

/** The page says what AWS confirmed, offers nothing any more, and AWS agrees. */
async function ends(ana: Page, t: Words, grantId: string, asked: Asked): Promise<void> {
  await expect(grantState(ana, grantId, "ended")).toBeVisible({ timeout: 90_000 });
  await expectGone({ person: "ana", account: asked.account, permissionSet: asked.permissionSet });
  const grant = ana.locator(`[data-grant="${grantId}"]`);
  await expect(grant).toContainText(t("states.ended"));
  const confirmed = grant.locator("dt", { hasText: t("grant.endedAt") }).locator("+ dd");
  await expect(confirmed.locator("time")).toBeVisible();
  await expect(grant.locator("[data-open-console]")).toHaveCount(0);
  await expect(grant.getByRole("timer")).toHaveCount(0);
  await expect(ana.locator('[data-event-action="grant.ended"]')).toBeVisible();
}
