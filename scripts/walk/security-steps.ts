// What security and admins see and do.

import { askForAccess } from "@/scripts/walk/ask";
import { browserOf, demand, open, requestOf, type Step } from "@/scripts/walk/journey";

/** While grants live. */
export const securitySteps: Record<string, Step> = {
  "Fábio sees live access; Ana may not look": async (journey) => {
    await open(journey, "fabio", "/security");
    const live = await open(journey, "fabio", "/security/live");
    demand(live.data("grant").length > 0, "Live access is empty.");
    const page = await browserOf(journey, "ana").get(`${journey.stack.baseUrl}/security`);
    demand(page.status !== 200 || page.url.pathname !== "/security", "Ana sees the security pages.");
  },
  "Fábio freezes new grants, and lets them go on": async (journey) => {
    const fabio = browserOf(journey, "fabio");
    const reason = "Rehearsal of an incident";
    await fabio.submit(await open(journey, "fabio", "/security"), "freeze", { reason });
    const frozen = await open(journey, "fabio", "/security");
    demand(frozen.text.includes(reason) && frozen.has("lift-freeze"), "The freeze is not shown.");
    await fabio.submit(frozen, "lift-freeze");
    demand((await open(journey, "fabio", "/security")).has("freeze"), "The freeze was not lifted.");
  },
  "Gabi finds business units, eligibility and roles": async (journey) => {
    for (const path of ["/admin", "/admin/units", "/admin/eligibility", "/admin/roles"])
      await open(journey, "gabi", path);
    const units = await open(journey, "gabi", "/admin/units");
    for (const unit of ["Payments", "Lending", "Risk"])
      demand(units.text.includes(unit), `${unit} is missing.`);
  },
};

/** When all is over. */
export const recordSteps: Record<string, Step> = {
  "The trail has every change": async (journey) => {
    const story = await open(journey, "fabio", `/requests/${requestOf(journey, "runs out")}`);
    const shown = new Set(story.data("event-action"));
    for (const action of [
      "request.submitted",
      "request.approved",
      "grant.scheduled",
      "grant.active",
      "grant.ended",
    ]) {
      demand(shown.has(action), `The story lacks ${action}; it has ${[...shown].join(", ")}.`);
    }
    demand(
      (await open(journey, "fabio", "/security/audit")).text.includes("Ana Alves"),
      "The trail does not name Ana.",
    );
    await open(journey, "fabio", "/security/changes");
  },
  "Ana may ask again": async (journey) => {
    await askForAccess(browserOf(journey, "ana"), journey.stack.baseUrl, {
      account: "payments-prod",
      permissionSet: "PowerUser",
      minutes: 15,
    });
  },
};
