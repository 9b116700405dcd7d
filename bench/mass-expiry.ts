// Thousands of assignments that end at one instant, with new grants asked for meanwhile: as fast as AWS's rate lets.

import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Answer, type Bench, rounded } from "@/bench/bench";
import { listenForActivations } from "@/bench/lifecycle/activations";
import { type Arrival, arrivalsOf, countsOf, firstOf, rateOf } from "@/bench/lifecycle/arrivals";
import { quantile, seconds, table } from "@/bench/lifecycle/figures";
import { benchPortal, type Pending } from "@/bench/lifecycle/portal";
import { PROFILE, SETTLING_SECONDS } from "@/bench/lifecycle/sandbox";
import { type Seeded, seed, statesOf } from "@/bench/lifecycle/seed";
import { onStage, type QueueName, type Stage } from "@/bench/lifecycle/stage";
import type { Tuple } from "@/core/assignment/types";
import { withOwner } from "@/scripts/chaos/ledger";
import { Trouble } from "@/scripts/trouble";

const RATE = 20;
const PER_PAIR = 100;
const NEW_PER_PAIR = 4;
const PERMISSION_SETS = 5;
const AHEAD_MS = 10_000;
const LIMITS = { ratio: 1.15, deletes: 0.9 };

/** The bench `mass-expiry`. */
export const bench: Bench = {
  about: `5,000 assignments ending at one instant beside 200 new grants, 20 calls a second: time / floor ≤ ${LIMITS.ratio} [--size N] [--workers N] [--queue redis|postgres]`,
  run(flags) {
    const { pairs, workers, queue } = optionsOf(flags);
    const size = {
      accounts: pairs / PERMISSION_SETS,
      permissionSets: PERMISSION_SETS,
      people: (PER_PAIR + NEW_PER_PAIR) * 5 + 1,
    };
    return onStage({ size, queue, callsPerSecond: RATE, guarded: false, workers }, measure);
  },
};

function optionsOf(flags: string[]): { pairs: number; workers: number; queue: QueueName } {
  const options = {
    size: { type: "string" },
    workers: { type: "string" },
    queue: { type: "string" },
  } as const;
  const { values } = parseArgs({ args: flags, options });
  const [size, workers] = [Number(values.size ?? 5_000), Number(values.workers ?? 1)];
  if (!(size > 0) || size % (PER_PAIR * PERMISSION_SETS) !== 0)
    throw new Trouble(`--size must be a multiple of ${PER_PAIR * PERMISSION_SETS}, not "${values.size}".`);
  if (!(workers >= 1 && workers <= 8)) throw new Trouble("--workers must be from 1 to 8.");
  if (values.queue !== undefined && values.queue !== "redis" && values.queue !== "postgres")
    throw new Trouble(`--queue must be redis or postgres, not "${values.queue}".`);
  return { pairs: size / PER_PAIR, workers, queue: values.queue ?? "postgres" };
}

async function measure(stage: Stage): Promise<Answer> {
  const { people, pairs } = stage.organization;
  const [approverId] = people;
  if (!approverId) throw new Error("somebody approves");
  const portal = benchPortal(stage, approverId);
  const activations = await listenForActivations(stage.ownerUrl);
  const { held, wanted } = cast(stage);
  const pending: Pending[] = [];
  for (const tuple of wanted) pending.push(await portal.ask(tuple));
  const endsAt = new Date(Date.now() + AHEAD_MS + held.length * 4);
  const seeded = await seed(
    stage,
    held.map((tuple) => ({ ...tuple, endsAt })),
  );
  const aheadMs = endsAt.getTime() - Date.now();
  if (aheadMs < 0) throw new Error(`The bench itself was ${-aheadMs} ms late.`);
  await new Promise((resolve) => setTimeout(resolve, aheadMs));
  const floorSeconds = (held.length + wanted.length + pairs.length) / RATE + SETTLING_SECONDS;
  const [endedAtMs, ...waits] = await Promise.all([
    whenListedNoMore(stage, seeded, floorSeconds * 2_000),
    ...pending.map((each) => waitOf(each, activations.of(each.requestId))),
  ]);
  const doneAtMs = Math.max(endedAtMs, ...waits.map(({ activeAtMs }) => activeAtMs));
  await activations.close();
  await portal.close();
  return report(stage, { seeded, waits, endsAtMs: endsAt.getTime(), doneAtMs, floorSeconds });
}

/** On each pair a hundred people hold access, and four others are about to. The first person only approves. */
function cast({ organization: { people, pairs } }: Stage): { held: Tuple[]; wanted: Tuple[] } {
  const [held, wanted]: [Tuple[], Tuple[]] = [[], []];
  pairs.forEach((pair, place) => {
    for (let n = 0; n < PER_PAIR + NEW_PER_PAIR; n += 1) {
      const personId = people[1 + ((place * 37 + n) % (people.length - 1))];
      if (personId) (n < PER_PAIR ? held : wanted).push({ personId, ...pair });
    }
  });
  return { held, wanted };
}

interface Wait {
  readonly key: string;
  readonly ms: number;
  readonly activeAtMs: number;
}

async function waitOf({ key, approve }: Pending, active: Promise<number>): Promise<Wait> {
  const beganAtMs = Date.now();
  const [activeAtMs] = await Promise.all([active, approve()]);
  return { key, ms: activeAtMs - beganAtMs, activeAtMs };
}

/** When AWS lists none of them any more, by the ledger, which says so on the lists' word, and by AWS itself. */
async function whenListedNoMore({ ownerUrl, aws }: Stage, seeded: readonly Seeded[], patienceMs: number) {
  const until = Date.now() + patienceMs;
  const ids = seeded.map(({ assignmentId }) => assignmentId);
  for (;;) {
    const left = await withOwner(ownerUrl, async (owner) => {
      const count = `SELECT count(*)::int AS left FROM "grant" WHERE assignment_id = ANY ($1::uuid[]) AND state <> 'ended'`;
      return (await owner.query(count, [ids])).rows[0].left;
    });
    const atMs = Date.now();
    if (left === 0) {
      const keys = new Set(seeded.map(({ key }) => key));
      const there = (await aws.assignments()).filter((each) =>
        keys.has(`${each.principalId}|${each.accountId}|${each.permissionSetArn}`),
      );
      if (there.length > 0) throw new Error(`AWS still has ${there.length} that the ledger says have ended.`);
      return atMs;
    }
    if (atMs > until) {
      table(countsOf(arrivalsOf(await aws.record(), until - patienceMs)));
      throw new Trouble(`${left} grants had not ended after ${Math.round(patienceMs / 1000)} s.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

interface Run {
  seeded: readonly Seeded[];
  waits: readonly Wait[];
  endsAtMs: number;
  doneAtMs: number;
  floorSeconds: number;
}

async function report(
  stage: Stage,
  { seeded, waits, endsAtMs, doneAtMs, floorSeconds }: Run,
): Promise<Answer> {
  const arrivals = arrivalsOf(await stage.aws.record(), endsAtMs);
  const deletes = firstOf(arrivals, "DeleteAccountAssignment");
  const late = seeded.map(({ key }) => (deletes.get(key) ?? Number.NaN) - endsAtMs);
  const rate = rateOf(arrivals);
  const share = shareOfDeletes(arrivals, deletes.size);
  const value = rounded((doneAtMs - endsAtMs) / 1000, 1);
  const ratio = rounded(value / floorSeconds);
  const row = (ms: readonly number[]) => [0.5, 0.95, 1].map((part) => seconds(quantile(ms, part)));
  table([
    [`${seeded.length} ends and ${waits.length} new grants`, "p50", "p95", "most"],
    ["from the end to the delete in AWS", ...row(late)],
    ["wait of new grants, approved to active", ...row(waits.map(({ ms }) => ms))],
    ["all over after", `${value} s`],
    [`floor, with ${SETTLING_SECONDS} s of settling (profile ${PROFILE.name})`, `${floorSeconds} s`],
    ["most calls in a second", rate.most],
    ["places above the rate", rate.above],
    ["deletes of the calls that ending makes", `${(share * 100).toFixed(1)} %`],
    ...countsOf(arrivals).map(([operation, calls]) => [`  ${operation}`, calls] as const),
    ...Object.entries(await statesOf(stage)).map(([state, count]) => [`grants ${state}`, count] as const),
    ["load of the machine", loadavg()[0]?.toFixed(2) ?? "?"],
  ]);
  const passed = ratio <= LIMITS.ratio && rate.above === 0 && share >= LIMITS.deletes;
  const newWaits = [0.5, 0.95, 1].map((part) =>
    rounded(
      quantile(
        waits.map(({ ms }) => ms),
        part,
      ) / 1000,
      1,
    ),
  );
  const [waitP50, waitP95, waitMax] = newWaits;
  const facts = { mostInASecond: rate.most, deletesShare: rounded(share), waitP50, waitP95, waitMax };
  return { value, unit: "s", floor: floorSeconds, ratio, passed, facts };
}

/** Of the calls that ending makes: deletes, their statuses, and all lists, those for the new grants too. */
function shareOfDeletes(arrivals: readonly Arrival[], deleted: number): number {
  const count = (name: string) => arrivals.filter(({ operation }) => operation === name).length;
  const others = count("DescribeAccountAssignmentDeletionStatus") + count("ListAccountAssignments");
  return deleted / (count("DeleteAccountAssignment") + others);
}
