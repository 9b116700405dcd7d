// The steps of the journey, in order. Each reads what the pages say and throws when that is not right.

import type { Stack } from "@/scripts/stack/stack";
import { Trouble } from "@/scripts/trouble";
import { Browser } from "@/scripts/walk/browser";
import { signIn, trySignIn } from "@/scripts/walk/sign-in";

/** What the steps share. */
export interface Journey {
  stack: Stack;
  browsers: Record<string, Browser>;
}

type Step = (journey: Journey) => Promise<void>;

/** The journey: title to step. */
export const steps: Record<string, Step> = {
  "A person who is unknown to AWS is told so": (journey) => isRefused(journey, "igor"),
  "A person whose account is disabled is told so": (journey) => isRefused(journey, "joana"),
  "Ana, Bruno and Fábio sign in": async (journey) => {
    for (const userName of ["ana", "bruno", "fabio"]) {
      journey.browsers[userName] = (await signIn(journey.stack.baseUrl, userName)).browser;
    }
  },
};

async function isRefused({ stack }: Journey, userName: string): Promise<void> {
  const page = await trySignIn(new Browser(), stack.baseUrl, userName);
  if (page.url.pathname !== "/login" || !page.url.searchParams.has("refusal")) {
    throw new Trouble(`${userName} should have been refused, and came to ${page.url.pathname}.`);
  }
}
