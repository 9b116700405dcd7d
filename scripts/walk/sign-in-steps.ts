// Coming in and going out.

import { Browser } from "@/scripts/walk/browser";
import { browserOf, demand, type Journey, open, type Step } from "@/scripts/walk/journey";
import { signIn, trySignIn } from "@/scripts/walk/sign-in";

/** Who takes part: engineers, managers, security, an admin. */
const PEOPLE = ["ana", "bruno", "carla", "elisa", "fabio", "gabi"];

/** The first steps. */
export const signInSteps: Record<string, Step> = {
  "Nobody gets in without signing in": async ({ stack }) => {
    for (const path of ["/access", "/requests/new", "/approvals", "/security", "/admin"]) {
      const page = await new Browser().get(stack.baseUrl + path);
      demand(page.url.pathname === "/login", `${path} is open to anybody.`);
    }
  },
  "Who is unknown to AWS, or disabled there, is told so": async (journey) => {
    await isRefused(journey, "igor");
    await isRefused(journey, "joana");
  },
  "Engineers, managers, security and an admin sign in": async (journey) => {
    for (const person of PEOPLE) {
      journey.browsers[person] = (await signIn(journey.stack.baseUrl, person)).browser;
    }
  },
};

/** The last step. */
export const signOutSteps: Record<string, Step> = {
  "Ana signs out": async (journey) => {
    await browserOf(journey, "ana").submit(await open(journey, "ana", "/access"), "/api/auth/leave");
    const page = await browserOf(journey, "ana").get(`${journey.stack.baseUrl}/access`);
    demand(page.url.pathname === "/login", "Ana is still signed in.");
  },
};

async function isRefused({ stack }: Journey, person: string): Promise<void> {
  const page = await trySignIn(new Browser(), stack.baseUrl, person);
  demand(
    page.url.pathname === "/login" && page.url.searchParams.has("refusal"),
    `${person} should have been refused, and came to ${page.url.pathname}.`,
  );
}
