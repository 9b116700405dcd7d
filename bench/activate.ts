// How soon what was approved can be used, beyond the time that AWS itself takes.

import { loadavg } from "node:os";
import { type Bench, rounded } from "@/bench/bench";
import { type Activations, listenForActivations } from "@/bench/lifecycle/activations";
import { arrivalsOf, countsOf } from "@/bench/lifecycle/arrivals";
import { awsOwnMs } from "@/bench/lifecycle/aws-own-time";
import { quantile, seconds, table } from "@/bench/lifecycle/figures";
import { benchPortal, type Pending } from "@/bench/lifecycle/portal";
import { onStage, type Stage } from "@/bench/lifecycle/stage";
import type { Tuple } from "@/core/assignment/types";

const TIMES = 40;
const FLOOR_SECONDS = 1;
const SIZE = { accounts: 5, permissionSets: 4, people: 60 };
const PAUSE_MS = 300;

/** The bench `activate`. */
export const bench: Bench = {
  about:
    "from an approval to access that can be used, less AWS's own time (p95 ≤ 1 s), with the session guard",
  async run() {
    const guarded = await measure(true);
    const unguarded = await measure(false);
    const p95 = (overheads: readonly number[]) => rounded(quantile(overheads, 0.95) / 1000);
    const value = p95(guarded);
    const ratio = rounded(value / FLOOR_SECONDS);
    const passed = ratio <= 1 && guarded.length === TIMES;
    return { value, unit: "s", floor: FLOOR_SECONDS, ratio, passed, facts: { withoutGuard: p95(unguarded) } };
  },
};

function measure(guarded: boolean): Promise<number[]> {
  return onStage({ size: SIZE, queue: "postgres", callsPerSecond: 20, guarded }, async (stage) => {
    const { people, pairs } = stage.organization;
    const [approverId, ...requesters] = people;
    if (!approverId) throw new Error("somebody approves");
    const portal = benchPortal(stage, approverId);
    const activations = await listenForActivations(stage.ownerUrl);
    const beganAtMs = Date.now();
    const spans: Span[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      const [personId, pair] = [requesters[n % requesters.length], pairs[n % pairs.length]];
      if (!personId || !pair) throw new Error("the organization has people and pairs");
      const tuple: Tuple = { personId, ...pair };
      spans.push(await activate(await portal.ask(tuple), activations));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    await activations.close();
    await portal.close();
    return report(stage, spans, beganAtMs, guarded);
  });
}

interface Span {
  readonly key: string;
  readonly approvedAtMs: number;
  readonly activeAtMs: number;
}

async function activate({ requestId, key, approve }: Pending, activations: Activations): Promise<Span> {
  const active = activations.of(requestId);
  const approvedAtMs = Date.now();
  const [activeAtMs] = await Promise.all([active, approve()]);
  return { key, approvedAtMs, activeAtMs };
}

async function report(
  stage: Stage,
  spans: readonly Span[],
  sinceMs: number,
  guarded: boolean,
): Promise<number[]> {
  const record = await stage.aws.record();
  const own = awsOwnMs(record);
  const held = new Set((await stage.aws.assignments()).map((each) => each.principalId));
  const written = record.filter(
    ({ kind, operation }) => kind === "call" && operation === "CreatePolicyVersion",
  );
  if (guarded !== written.length > 0) throw new Error(`${written.length} guard policies were written.`);
  const whole = spans.map(({ approvedAtMs, activeAtMs }) => activeAtMs - approvedAtMs);
  const overheads = spans.flatMap(({ key }, n) => {
    const ms = own.get(key);
    return ms === undefined || !held.has(key.split("|")[0] ?? "") ? [] : [(whole[n] ?? 0) - ms];
  });
  const row = (ms: readonly number[]) => [0.5, 0.95, 1].map((share) => seconds(quantile(ms, share)));
  table([
    [`${TIMES} approvals, ${guarded ? "with" : "without"} the session guard`, "p50", "p95", "most"],
    ["from the approval to active", ...row(whole)],
    ["AWS's own time of that", ...row([...own.values()])],
    ["what Catraca adds", ...row(overheads)],
    ...countsOf(arrivalsOf(record, sinceMs)).map(([operation, calls]) => [`  ${operation}`, calls] as const),
    ["  guard policies written", written.length],
    ["load of the machine", loadavg()[0]?.toFixed(2) ?? "?"],
  ]);
  return overheads;
}
