// Access that comes, is used, and goes: by itself, given back, and taken back. The worker is killed on the way.

import { type Holding, isHeld } from "@/scripts/walk/aws";
import {
  browserOf,
  demand,
  type Journey,
  open,
  requestOf,
  type Step,
  stateOf,
  until,
} from "@/scripts/walk/journey";

const holdings: Record<string, Holding> = {
  "runs out": { person: "ana", account: "payments-prod", permissionSet: "PowerUser" },
  done: { person: "carla", account: "payments-data-prod", permissionSet: "DatabaseAdmin" },
  revoked: { person: "ana", account: "payments-dev", permissionSet: "PowerUser" },
};

/** While it lasts. */
export const accessSteps: Record<string, Step> = {
  "AWS gives Ana and Carla what was approved": async (journey) => {
    for (const name of Object.keys(holdings)) await becomes(journey, name, "active", 45_000);
  },
  "Ana finds the way into the console, and how long it lasts": async (journey) => {
    const page = await open(journey, "ana", "/access");
    const console = page.root.querySelector("[data-open-console]")?.getAttribute("href") ?? "";
    demand(
      /awsapps\.com\/start\/.*account_id=\d{12}/.test(console),
      `The console's address is "${console}".`,
    );
  },
  "Carla is done, and AWS has it no longer": async (journey) => {
    const story = await open(journey, "carla", `/requests/${requestOf(journey, "done")}`);
    await browserOf(journey, "carla").submit(story, "done");
    await becomes(journey, "done", "ended", 30_000);
  },
  "The worker is killed and started again": async ({ stack }) => {
    await stack.killWorker();
    await stack.restartWorker();
  },
  "Fábio takes Ana's other access back": async (journey) => {
    const grant = await grantOf(journey, "fabio", "revoked");
    const page = await open(journey, "fabio", `/security/live/${grant.id}`);
    const fabio = browserOf(journey, "fabio");
    const reason = "Not needed any more: the incident is over.";
    await fabio.submit(page, "revoke", { reason, accountName: "payments-prod" });
    demand(
      (await grantOf(journey, "fabio", "revoked")).state === "active",
      "The wrong account's name was taken.",
    );
    await fabio.submit(page, "revoke", { reason, accountName: "payments-dev" });
    await becomes(journey, "revoked", "ended", 30_000);
  },
};

/** After the first grant's end. */
export const endingSteps: Record<string, Step> = {
  "The story of the first request shows what Ana did": async (journey) => {
    const path = `/requests/${requestOf(journey, "runs out")}`;
    await until("a call of Ana's on the request's page", 60_000, async () => {
      return (await open(journey, "ana", path)).data("event").length > 0;
    });
  },
  "Its minute is over, and AWS has it no longer": (journey) => becomes(journey, "runs out", "ended", 75_000),
};

/** Waits until the page and AWS both say so: present while active, absent once ended. */
async function becomes(
  journey: Journey,
  name: string,
  state: "active" | "ended",
  patienceMs: number,
): Promise<void> {
  const holding = holdings[name];
  demand(holding !== undefined, `There is no holding "${name}".`);
  let seen = "nothing";
  await until(`${holding.person}'s access to ${holding.account} ${state}`, patienceMs, async () => {
    seen = (await grantOf(journey, holding.person, name)).state;
    return seen === state;
  }).catch((error) => {
    error.message += ` It is shown as ${seen}.`;
    throw error;
  });
  const held = await isHeld(journey.stack.urls.sandbox, holding);
  demand(
    held === (state === "active"),
    `The page says ${state}, and AWS ${held ? "has" : "does not have"} the assignment.`,
  );
}

async function grantOf(
  journey: Journey,
  person: string,
  name: string,
): Promise<{ id: string; state: string }> {
  const page = await open(journey, person, `/requests/${requestOf(journey, name)}`);
  const id = page.data("grant")[0] ?? "";
  return { id, state: stateOf(page, "grant", id) };
}
