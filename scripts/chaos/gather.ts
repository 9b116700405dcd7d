// Gathering what the judge is given, when all is quiet.

import { readFileSync } from "node:fs";
import type { AssignmentTuple } from "@/sandbox/aws/organization";
import type { Chaos } from "./chaos";
import type { Evidence } from "./judge/evidence";
import { readLedger, withOwner } from "./ledger";
import { type Quiet, unmoved } from "./quiet";
import type { SandboxControl } from "./sandbox";
import type { ChaosStack } from "./stack";
import { sightingsOf } from "./witness";

/** AWS's quota for sso-admin, in calls a second. */
const AWS_LIMIT = 20;

/** Reads the ledger, the witness and the sandbox's record. `began`: when people began to ask, and what AWS had then. */
export async function gather(
  stack: ChaosStack,
  aws: SandboxControl,
  chaos: Chaos,
  quiet: Quiet,
  began: { atMs: number; first: readonly AssignmentTuple[] },
): Promise<Evidence> {
  const [ledger, sightings] = await withOwner(stack.ownerUrl, async (owner) => [
    await readLedger(owner),
    await sightingsOf(owner),
  ]);
  const real = (ms: number | null) => (ms === null ? null : unmoved(ms, quiet.moved));
  return {
    record: await aws.record(),
    first: began.first,
    last: await aws.assignments(),
    grants: ledger.grants.map((grant) => ({ ...grant, endedAtMs: real(grant.endedAtMs) })),
    operations: ledger.operations.map((each) => ({ ...each, resolvedAtMs: real(each.resolvedAtMs) })),
    requests: ledger.requests,
    sightings,
    disturbances: chaos.disturbances,
    rate: { limit: AWS_LIMIT, isKept: knowsItsRate(), fromMs: began.atMs },
  };
}

/** Whether this version of the product has the setting that keeps it below AWS's rate. */
function knowsItsRate(): boolean {
  return readFileSync("wiring/env.ts", "utf8").includes("AWS_CALLS_PER_SECOND");
}
