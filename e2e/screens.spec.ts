// Every screen in both languages, at both sizes, in both themes: accessible, within the window's width, in one
// language, and without a complaint of the browser. Keeps a picture of each in e2e/screenshots.

import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type ConsoleMessage, expect, type Page, test } from "@playwright/test";
import type { Locale } from "@/i18n/locales";
import { personIdOf } from "./aws";
import { device, sizes, type Width } from "./devices";
import { foreignQuickly } from "./foreign";
import { askQuickly, asQuickly, grantQuickly } from "./quickly";
import { foreignWords, type Spoken, spokenIn } from "./spoken";

test.describe.configure({ mode: "parallel" });

/** A screen: its name, who looks at it ("" is nobody), its address, and how the server answers. */
type Screen = [name: string, person: string, path: string, status?: number];

let screens: Screen[];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  const reason = "Restore the orders index after the incident";
  const foreign = {
    holder: { person: "gabi" },
    account: "risk-prod",
    permissionSet: "DatabaseAdmin",
  } as const;
  const [live, waiting, risk, finding] = await Promise.all([
    grantQuickly("ana", "bruno", { account: "payments-dev", permissionSet: "ReadOnly", minutes: 60, reason }),
    askQuickly("ana", { account: "payments-prod", permissionSet: "PowerUser", minutes: 120, reason }),
    askQuickly("diego", { account: "risk-prod", permissionSet: "IncidentResponder", minutes: 60, reason }),
    foreignQuickly(browser, foreign, "Gabi"),
  ]);
  screens = [
    ["login", "", "/login"],
    ["login-refused", "", "/login?refusal=unknown-person"],
    ["access", "ana", "/access"],
    ["access-nothing-to-ask-for", "gabi", "/access"],
    ["requests", "ana", "/requests"],
    ["requests-empty", "gabi", "/requests"],
    ["request-new", "ana", "/requests/new"],
    [
      "request-new-prefilled",
      "ana",
      "/requests/new?account=payments-prod&permissionSet=NetworkAdmin&minutes=45",
    ],
    ["story-active", "ana", `/requests/${live.requestId}`],
    ["story-waiting", "ana", `/requests/${waiting}`],
    ["approvals", "bruno", "/approvals"],
    ["approval-waiting", "bruno", `/approvals/${waiting}`],
    ["approval-approved", "bruno", `/approvals/${live.requestId}`],
    ["approval-of-risk", "helena", `/approvals/${risk}`],
    ["approvals-not-an-approver", "gabi", "/approvals"],
    ["security", "fabio", "/security"],
    ["security-live", "fabio", "/security/live"],
    ["security-live-one", "fabio", `/security/live/${live.grantId}`],
    ["security-changes", "fabio", "/security/changes"],
    ["security-access", "fabio", "/security/access"],
    ["security-access-grants", "fabio", "/security/access?show=grants"],
    ["security-drift", "fabio", "/security/drift"],
    ["security-guards", "fabio", "/security/guards"],
    ["security-drift-one", "fabio", `/security/drift/${finding}`],
    ["security-audit", "fabio", "/security/audit"],
    ["security-person", "fabio", `/security/people/${personIdOf("ana")}`],
    ["security-of-a-head", "helena", "/security"],
    ["admin", "gabi", "/admin"],
    ["admin-units", "gabi", "/admin/units"],
    ["admin-eligibility", "gabi", "/admin/eligibility"],
    ["admin-roles", "gabi", "/admin/roles"],
    ["admin-preflight", "gabi", "/admin/preflight"],
    ["not-found", "ana", "/nowhere", 404],
  ];
});

for (const locale of ["en", "pt-BR"] as const) {
  for (const width of [1440, 390] as const) {
    test(`every screen is sound (${locale}, ${width} px)`, async ({ browser }) => {
      test.setTimeout(300_000);
      const pages = new Map<string, Page>();
      for (const screen of screens) {
        const [name, person] = screen;
        const page = pages.get(person) ?? (await open(browser, person, locale, width));
        pages.set(person, page);
        await test.step(name, () => look(page, screen, locale, width));
      }
      await Promise.all([...pages.values()].map((page) => page.context().close()));
    });
  }
}

/** A page that remembers what the browser complains about. */
async function open(browser: Browser, person: string, locale: Locale, width: Width): Promise<Page> {
  const page = await asQuickly(browser, person, undefined, device(locale, width));
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return page;
}

async function look(page: Page, [name, , path, status = 200]: Screen, locale: Locale, width: Width) {
  const complaints: string[] = [];
  const hear = (text: string) => complaints.push(text);
  const onConsole = (message: ConsoleMessage) => {
    const isExpected = status !== 200 && message.text().includes(String(status));
    if (message.type() === "error" && !isExpected) hear(`${message.text()} ${message.location().url}`);
  };
  page.on("pageerror", ({ message }) => hear(message));
  page.on("console", onConsole);

  const answer = await page.goto(path);
  expect(answer?.status()).toBe(status);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await expect(page.locator("html")).toHaveAttribute("lang", locale);

  await showAll(page, width);
  for (const theme of ["light", "dark"] as const) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    const folder = `e2e/screenshots/${locale}-${width}-${theme}`;
    await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
    // The language changes words alone, and the theme colours, which do not depend on the size.
    const isNew = locale === "en" && (theme === "light" || width === 1440);
    const trouble = isNew ? await seriousTrouble(page, theme) : [];
    expect.soft(trouble, `${name}, ${theme}: what axe finds`).toEqual([]);
  }
  const { texts, overflow } = await readPage(page);
  expect.soft(overflow, `${name}: what reaches beyond the window`).toEqual([]);
  expect
    .soft(foreignWords(spoken[locale], texts), `${name}: keys, and words of another language`)
    .toEqual([]);
  const violations = await page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  expect.soft([...complaints, ...violations], `${name}: what the browser complains about`).toEqual([]);
  await page.setViewportSize(sizes[width].viewport);
  page.removeListener("console", onConsole);
  page.removeAllListeners("pageerror");
}

/** A window as high as the page. (A picture of the full page would be taken as if there were no finger.) */
async function showAll(page: Page, width: Width): Promise<void> {
  const high = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(high, sizes[width].viewport.height) });
}

const spoken: Record<Locale, Spoken> = { en: spokenIn("en"), "pt-BR": spokenIn("pt-BR") };

/** In the second theme only contrast is asked for again. */
async function seriousTrouble(page: Page, theme: "light" | "dark"): Promise<string[]> {
  const rules = theme === "light" ? {} : { runOnly: ["color-contrast"] };
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], ...rules });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** All that is said or shown as text, and what makes the page wider than its window. */
function readPage(page: Page): Promise<{ texts: string[]; overflow: string[] }> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && !parent.closest("script, style, template, noscript"))
        texts.push(walker.currentNode.nodeValue ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      for (const name of ["aria-label", "placeholder", "title"]) texts.push(element.getAttribute(name) ?? "");
    }
    const { clientWidth, scrollWidth } = document.documentElement;
    const wide = [...document.querySelectorAll("main *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const overflow =
      scrollWidth > clientWidth ? wide.slice(0, 3).map(({ outerHTML }) => outerHTML.slice(0, 160)) : [];
    return { texts: texts.map((text) => text.trim()).filter(Boolean), overflow };
  });
}
