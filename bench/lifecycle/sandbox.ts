// The AWS sandbox as the benches need it: an organization of their own, nobody at work in it, nothing written to disk.

import { join } from "node:path";
import { generated, type Size } from "@/bench/lifecycle/organization";
import { PROFILES } from "@/sandbox/aws/profile";
import { freePort } from "@/scripts/embedded/port";
import { type Child, startChild, waitFor } from "@/scripts/stack/child";
import { inherited } from "@/scripts/stack/environment";
import { TIGHT } from "@/scripts/stack/parts";

/** How slow AWS is played: an operation takes 0.8–2.5 s, and the lists are up to half a second behind. */
export const PROFILE = PROFILES.demo;

/** The longest that AWS takes from accepting an operation until its lists show it. */
export const SETTLING_SECONDS = (PROFILE.statusMs[1] + PROFILE.listLagMs[1]) / 1000;

/** Starts it as a process of its own. */
export async function startBenchSandbox(dir: string, size: Size, watch: (child: Child) => Child) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { accounts, ous, permissionSets, people, groups, memberships, seed } = generated(size);
  const organization = {
    accounts,
    ous,
    "permission-sets": permissionSets,
    people,
    groups,
    memberships,
    "organization-seed": seed,
  };
  const flags = Object.entries({ port, profile: PROFILE.name, organization: "generated", ...organization });
  const child = watch(
    startChild({
      name: "The AWS sandbox",
      args: [
        ...["--import", "tsx", "sandbox/main.ts", "--no-activity"],
        ...flags.flatMap(([name, value]) => [`--${name}`, String(value)]),
        ...TIGHT,
      ],
      env: inherited(),
      logFile: join(dir, "logs/sandbox.log"),
    }),
  );
  await waitFor(child, `${url}/_sandbox/health`);
  return { url };
}
