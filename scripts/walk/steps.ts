// The journey, in order. The first grant lasts a minute, so that everything else happens while it runs.

import { accessSteps, endingSteps } from "@/scripts/walk/access-steps";
import { askingSteps } from "@/scripts/walk/asking-steps";
import type { Step } from "@/scripts/walk/journey";
import { recordSteps, securitySteps } from "@/scripts/walk/security-steps";
import { signInSteps, signOutSteps } from "@/scripts/walk/sign-in-steps";

/** Title to step. */
export const steps: Record<string, Step> = {
  ...signInSteps,
  ...askingSteps,
  ...accessSteps,
  ...securitySteps,
  ...endingSteps,
  ...recordSteps,
  ...signOutSteps,
};
