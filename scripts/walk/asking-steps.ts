// Asking and deciding.

import { askForAccess } from "@/scripts/walk/ask";
import { browserOf, demand, type Journey, open, requestOf, type Step, stateOf } from "@/scripts/walk/journey";

const RUNS_OUT = "runs out";
/** So much of the two minutes is over when Ana asks: what is left is enough for the rest of the walk. */
const PASSED_SECONDS = 78;

/** From the first ask to the last decision. */
export const askingSteps: Record<string, Step> = {
  "Ana asks for 2 minutes in production, from a fixed time that has just passed": async (journey) => {
    journey.requests[RUNS_OUT] = await ask(journey, "ana", "payments-prod", "PowerUser", 2, PASSED_SECONDS);
  },
  "Bruno is late, and grants 1 of them: it ends no later than was asked": async (journey) => {
    const queue = await open(journey, "bruno", "/approvals");
    demand(queue.data("request").includes(requestOf(journey, RUNS_OUT)), "Bruno's queue does not show it.");
    await decide(journey, "bruno", RUNS_OUT, "approve", { minutes: "other", otherMinutes: "1" });
    await isIn(journey, "ana", RUNS_OUT, "approved");
  },
  "A wrong ask names the field, and nothing is kept": async (journey) => {
    const ana = browserOf(journey, "ana");
    const before = (await open(journey, "ana", "/requests")).data("request").length;
    const form = await open(journey, "ana", "/requests/new?account=payments-dev&permissionSet=ReadOnly");
    const page = await ana.submit(form, "request", {
      minutes: "other",
      otherMinutes: "9999",
      justification: "",
    });
    demand(page.url.pathname === "/requests/new", `The wrong ask led to ${page.url.pathname}.`);
    demand(page.root.querySelector("[aria-invalid=true]") !== null, "No field is marked as wrong.");
    const after = (await open(journey, "ana", "/requests")).data("request").length;
    demand(before === after, "The wrong ask was kept.");
  },
  "Nobody is offered what is not theirs": async (journey) => {
    const page = await open(journey, "ana", "/requests/new?account=risk-prod&permissionSet=ReadOnly");
    const offered = page.root.querySelectorAll("input[name=account]").map((one) => one.getAttribute("value"));
    demand(offered.length > 0 && !offered.includes("330000000001"), "Ana is offered an account of Risk.");
  },
  "One ask for two business units becomes two requests": async (journey) => {
    const accounts = ["payments-dev", "lending-dev"];
    const first = await ask(journey, "ana", accounts, "PowerUser", 30);
    const story = await open(journey, "ana", `/requests/${first}`);
    const other = story.data("request").find((id) => id !== first);
    demand(other !== undefined, "The second request of the bundle is not shown.");
    const isForBruno = (await open(journey, "bruno", "/approvals")).data("request").includes(first);
    Object.assign(
      journey.requests,
      isForBruno ? { revoked: first, denied: other } : { revoked: other, denied: first },
    );
  },
  "Elisa denies hers, and must say why": async (journey) => {
    await decide(journey, "elisa", "denied", "deny", { reason: "" });
    await isIn(journey, "elisa", "denied", "pending");
    await decide(journey, "elisa", "denied", "deny", { reason: "Not today: the release goes out first." });
    await isIn(journey, "ana", "denied", "denied");
  },
  "Carla asks, and cannot decide on her own request": async (journey) => {
    journey.requests.done = await ask(journey, "carla", "payments-data-prod", "DatabaseAdmin", 60);
    const card = await open(journey, "carla", `/approvals/${requestOf(journey, "done")}`);
    demand(!card.has("approve") && !card.has("deny"), "Carla is offered to decide on her own request.");
  },
  "Bruno approves both of his": async (journey) => {
    for (const name of ["done", "revoked"]) {
      await decide(journey, "bruno", name, "approve");
      await isIn(journey, "bruno", name, "approved");
    }
  },
};

async function ask(
  { stack, browsers }: Journey,
  person: string,
  account: string | string[],
  permissionSet: string,
  minutes: number,
  startedSecondsAgo?: number,
): Promise<string> {
  const browser = browserOf({ browsers } as Journey, person);
  return askForAccess(browser, stack.baseUrl, { account, permissionSet, minutes, startedSecondsAgo });
}

async function decide(
  journey: Journey,
  person: string,
  name: string,
  verdict: "approve" | "deny",
  filling: Record<string, string> = {},
): Promise<void> {
  const card = await open(journey, person, `/approvals/${requestOf(journey, name)}`);
  await browserOf(journey, person).submit(card, verdict, filling);
}

async function isIn(journey: Journey, person: string, name: string, state: string): Promise<void> {
  const id = requestOf(journey, name);
  const shown = stateOf(await open(journey, person, `/requests/${id}`), "request", id);
  demand(shown === state, `The request should be ${state}, and is shown as ${shown}.`);
}
