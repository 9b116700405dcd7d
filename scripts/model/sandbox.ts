// AWS as one run has it: a sandbox of its own, whose clock is the run's.
import { Api } from "@/sandbox/aws/api";
import { manualClock } from "@/sandbox/aws/clock";
import { demoOrganization } from "@/sandbox/aws/demo-organization";
import type { Profile } from "@/sandbox/aws/profile";
import { World } from "@/sandbox/aws/world";
import { deployedPolicies } from "@/scripts/testing/deployed-policies";
import { VirtualTime } from "./time";

/** When every run begins; milliseconds since 1970. */
export const START_MS = Date.UTC(2026, 10, 2, 12, 0, 0);

export interface Sandbox {
  readonly world: World;
  readonly api: Api;
  readonly time: VirtualTime;
  readonly latencyMs: () => number;
}

export interface SandboxOptions {
  readonly seed: string | number;
  readonly profile: Profile;
  /** Picks who proceeds. */
  readonly choose: (among: number) => number;
}

/** Makes it, with the demo's organization. */
export function createSandbox({ seed, profile, choose }: SandboxOptions): Sandbox {
  const clock = manualClock(START_MS);
  const world = new World({
    organization: demoOrganization,
    profile,
    seed,
    clock,
    throttle: false,
    activity: false,
    ...deployedPolicies,
  });
  world.begin();
  const random = world.random.stream("latency");
  const follower = {
    whenNextMs: () => world.timeline.whenNextMs(),
    moveTo: (atMs: number) => {
      clock.advance(atMs - clock.now());
      world.timeline.catchUp();
    },
  };
  const time = new VirtualTime(START_MS, follower, choose);
  return { world, api: new Api(world), time, latencyMs: () => random.between([3, 40]) };
}
