// How much JavaScript and CSS each page makes the browser load, gzip as transferred, until the network is idle.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import type { Answer, Bench } from "@/bench/bench";
import { bytesOf } from "@/bench/network";
import { type Route, routes } from "@/bench/routes";
import { demoOrganization } from "@/sandbox/aws/demo-organization";
import { browserArguments, requireBrowser } from "@/scripts/embedded/browser";
import { printed } from "@/scripts/stack/progress";
import { type Stack, startStack } from "@/scripts/stack/stack";
import { askForAccess } from "@/scripts/walk/ask";
import { signIn } from "@/scripts/walk/sign-in";

/** What AWS TEAM makes every page load, measured, in kB. */
const FLOOR_KB = 620;
const LIMITS = { people: 0.4, security: 0.5 };

/** The bench `weight`. */
export const bench: Bench = {
  about: "kB of JavaScript and CSS of the heaviest requester or approver page (limit 0.40 of AWS TEAM's)",
  async run() {
    const dir = mkdtempSync(join(tmpdir(), "catraca-weight-"));
    const stack = await startStack({ dir, durable: false, progress: printed });
    const browser = await chromium.launch({ executablePath: requireBrowser(), args: browserArguments() });
    try {
      return judge(await weigh(stack, browser));
    } finally {
      await browser.close();
      await stack.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

interface Weighed extends Route {
  kB: number;
}

async function weigh(stack: Stack, browser: Browser): Promise<Weighed[]> {
  const names = await makeExamples(stack);
  const cookies = new Map<string, { name: string; value: string; url: string }[]>();
  const weighed: Weighed[] = [];
  for (const route of routes) {
    if (route.person && !cookies.has(route.person)) {
      const signedIn = await signIn(stack.baseUrl, route.person);
      const jar = signedIn.browser.cookies.of(stack.baseUrl);
      cookies.set(
        route.person,
        jar.map((cookie) => ({ ...cookie, url: stack.baseUrl })),
      );
    }
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookies.get(route.person) ?? []);
    const bytes = await bytesOf(context, stack.baseUrl + fill(route.path, names));
    await context.close();
    const kB = Math.round(bytes / 100) / 10;
    console.log(
      `  ${route.path.padEnd(26)} ${(route.person || "nobody").padEnd(8)} ${kB.toFixed(1).padStart(7)} kB`,
    );
    weighed.push({ ...route, kB });
  }
  return weighed;
}

/** What the routes speak of: a request that waits, one that was granted with its grant, and a person. */
async function makeExamples(stack: Stack): Promise<Record<string, string>> {
  const ana = (await signIn(stack.baseUrl, "ana")).browser;
  const bruno = (await signIn(stack.baseUrl, "bruno")).browser;
  const wish = { account: "payments-prod", permissionSet: "ReadOnly", minutes: 30 };
  const granted = await askForAccess(ana, stack.baseUrl, wish);
  await bruno.submit(await bruno.get(`${stack.baseUrl}/approvals/${granted}`), "approve");
  const [grant = ""] = (await ana.get(`${stack.baseUrl}/requests/${granted}`)).data("grant");
  const request = await askForAccess(ana, stack.baseUrl, { ...wish, permissionSet: "PowerUser" });
  const person = demoOrganization.users.find(({ userName }) => userName === "ana")?.userId ?? "";
  return { granted, grant, request, person };
}

function fill(path: string, names: Record<string, string>): string {
  return path.replace(/\[(\w+)\]/g, (_, name) => names[name] ?? name);
}

function judge(weighed: Weighed[]): Answer {
  const heaviest = (area: Route["area"]) =>
    Math.max(...weighed.filter((route) => route.area === area).map((route) => route.kB));
  const ratioOf = (kB: number) => Math.round((kB / FLOOR_KB) * 1000) / 1000;
  const people = heaviest("people");
  const security = heaviest("security");
  console.log(
    `  heaviest page of security and admins: ${security} kB (${ratioOf(security)}, limit ${LIMITS.security})`,
  );
  const passed = ratioOf(people) <= LIMITS.people && ratioOf(security) <= LIMITS.security;
  return { value: people, unit: "kB", floor: FLOOR_KB, ratio: ratioOf(people), passed };
}
