/** How slow AWS is played: none, bearable in a demo, or as observers report it. */

/** A least and a most, in milliseconds. */
export type RangeMs = readonly [leastMs: number, mostMs: number];

/** How long things take. All delays are drawn from the seeded chance. */
export interface Profile {
  name: string;
  /** From the call to SUCCEEDED or FAILED of a create, a delete or a provisioning. */
  statusMs: RangeMs;
  /** From SUCCEEDED until the lists show it. */
  listLagMs: RangeMs;
  /** From an API call until LookupEvents shows it. */
  deliveryMs: RangeMs;
  /** From holding access to signing in with it. */
  signInMs: RangeMs;
  /** Between two calls of a person in the first minute of a session. */
  busyPaceMs: RangeMs;
  /** Between two calls of a person after the first minute. */
  calmPaceMs: RangeMs;
  /** Between two calls of an account's own services. */
  noisePaceMs: RangeMs;
  /** From a change of an IAM policy until IAM decides by it. */
  spreadMs: RangeMs;
  /** How often somebody whose assignment is gone goes on with the session that still lives. */
  lingerChance: number;
  /** How often the first page of an Organizations list is empty, with a token. */
  emptyPageChance: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The names of the profiles that come with the sandbox. */
export type ProfileName = "fast" | "demo" | "real";

/**
 * The profiles: `fast` answers without delay (people still take a second to sign in), `demo` shows each
 * state, `real` is what observers of AWS report.
 */
export const PROFILES: Record<ProfileName, Profile> = {
  fast: {
    name: "fast",
    statusMs: [0, 0],
    listLagMs: [0, 0],
    deliveryMs: [0, 0],
    signInMs: [1 * SECOND, 2 * SECOND],
    busyPaceMs: [0.5 * SECOND, 2 * SECOND],
    calmPaceMs: [20 * SECOND, 90 * SECOND],
    noisePaceMs: [20 * SECOND, 60 * SECOND],
    spreadMs: [0, 0],
    lingerChance: 0,
    emptyPageChance: 0.2,
  },
  demo: {
    name: "demo",
    statusMs: [0.8 * SECOND, 2.5 * SECOND],
    listLagMs: [0, 0.5 * SECOND],
    deliveryMs: [3 * SECOND, 6 * SECOND],
    signInMs: [1 * SECOND, 3 * SECOND],
    busyPaceMs: [2 * SECOND, 6 * SECOND],
    calmPaceMs: [20 * SECOND, 90 * SECOND],
    noisePaceMs: [30 * SECOND, 90 * SECOND],
    spreadMs: [1 * SECOND, 2 * SECOND],
    lingerChance: 0.1,
    emptyPageChance: 0.2,
  },
  real: {
    name: "real",
    statusMs: [4 * SECOND, 60 * SECOND],
    listLagMs: [0.5 * SECOND, 6 * SECOND],
    deliveryMs: [3 * MINUTE, 15 * MINUTE],
    signInMs: [5 * SECOND, 60 * SECOND],
    busyPaceMs: [5 * SECOND, 20 * SECOND],
    calmPaceMs: [30 * SECOND, 5 * MINUTE],
    noisePaceMs: [1 * MINUTE, 5 * MINUTE],
    spreadMs: [20 * SECOND, 3 * MINUTE],
    lingerChance: 0.1,
    emptyPageChance: 0.2,
  },
};
