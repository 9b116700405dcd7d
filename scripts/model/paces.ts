// How slow AWS is played in a run.
import { PROFILES, type Profile } from "@/sandbox/aws/profile";

const S = 1_000;

/** By name. Virtual time costs nothing, so that these are as slow as AWS is. */
export const PACES: Record<"quick" | "usual" | "slow", Profile> = {
  quick: { ...PROFILES.fast, statusMs: [0.1 * S, 1.5 * S], listLagMs: [0, 0.5 * S], spreadMs: [S, 5 * S] },
  usual: {
    ...PROFILES.fast,
    statusMs: [0.5 * S, 5 * S],
    listLagMs: [0.3 * S, 3 * S],
    spreadMs: [5 * S, 40 * S],
  },
  slow: {
    ...PROFILES.fast,
    statusMs: [2 * S, 12 * S],
    listLagMs: [0.5 * S, 5 * S],
    spreadMs: [20 * S, 120 * S],
  },
};
