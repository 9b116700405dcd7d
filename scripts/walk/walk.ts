// The whole journey, once, by HTTP, as the demo people: what `npm run demo -- --check` proves.

import { type Progress, printed } from "@/scripts/stack/progress";
import type { Stack } from "@/scripts/stack/stack";
import { Trouble } from "@/scripts/trouble";
import type { Journey } from "@/scripts/walk/journey";
import { steps } from "@/scripts/walk/steps";

/** Walks every step, printing each with its time. Throws Trouble at the first that does not come out right. */
export async function walk(stack: Stack, progress: Progress = printed): Promise<void> {
  const journey: Journey = { stack, browsers: {}, requests: {} };
  for (const [title, step] of Object.entries(steps)) {
    await progress(title, () =>
      step(journey).catch((error: unknown) => {
        if (error instanceof Trouble) throw error;
        throw new Trouble(`${title}: ${error instanceof Error ? error.message : error}`);
      }),
    );
  }
}
