// Thousands of assignments that end at one instant, with new grants asked for meanwhile: as fast as AWS's rate lets.

import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Answer, type Bench, rounded } from "@/bench/bench";
import { listenForActivations } from "@/bench/lifecycle/activations";
import { type Arrival, arrivalsOf, countsOf, firstOf, rateOf } from "@/bench/lifecycle/arrivals";
import { quantile, seconds, table } from "@/bench/lifecycle/figures";
import { type BenchPortal, benchPortal, type Pending } from "@/bench/lifecycle/portal";
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
const AHEAD_MS = 15_000;
/** What the bench itself needs to prepare one end, and one new grant. */
const [SEED_MS, APPROVE_MS] = [4, 250];
const LIMITS = { ratio: 1.15, deletes: 0.9 };

/** The bench `mass-expiry`. */
export const bench: Bench = {
  about: `5,000 assignments ending at one instant beside 200 new grants, 20 calls a second: time / floor ≤ ${LIMITS.ratio} [--size N] [--workers N] [--queue redis|postgres] [--record FILE]`,
  run(flags) {
    const { pairs, workers, queue, record } = optionsOf(flags);
    const size = {
      accounts: pairs / PERMISSION_SETS,
      permissionSets: PERMISSION_SETS,
      people: (PER_PAIR + NEW_PER_PAIR) * 5 + 1,
    };
    return onStage({ size, queue, callsPerSecond: RATE, guarded: false, workers }, (stage) =>
      measure(stage, record),
    );
  },
};

interface Options {
  pairs: number;
  workers: number;
  queue: QueueName;
  /** Where to write what reached AWS, for a closer look. */
  record: string | undefined;
}

function optionsOf(flags: string[]): Options {
  const options = {
    size: { type: "string" },
    workers: { type: "string" },
    queue: { type: "string" },
    record: { type: "string" },
  } as const;
  const { values } = parseArgs({ args: flags, options });
  const [size, workers] = [Number(values.size ?? 5_000), Number(values.workers ?? 1)];
  if (!(size > 0) || size % (PER_PAIR * PERMISSION_SETS) !== 0)
    throw new Trouble(`--size must be a multiple of ${PER_PAIR * PERMISSION_SETS}, not "${values.size}".`);
  if (!(workers >= 1 && workers <= 8)) throw new Trouble("--workers must be from 1 to 8.");
  if (values.queue !== undefined && values.queue !== "redis" && values.queue !== "postgres")
    throw new Trouble(`--queue must be redis or postgres, not "${values.queue}".`);
  return { pairs: size / PER_PAIR, workers, queue: values.queue ?? "postgres", record: values.record };
}

async function measure(stage: Stage, recordFile: string | undefined): Promise<Answer> {
  const { people, pairs } = stage.organization;
  const [approverId] = people;
  if (!approverId) throw new Error("somebody approves");
  const portal = benchPortal(stage, approverId);
  const activations = await listenForActivations(stage.ownerUrl);
  const { held, wanted } = cast(stage);
  const endsAt = new Date(Date.now() + AHEAD_MS + held.length * SEED_MS + wanted.length * APPROVE_MS);
  const pending = await approved(portal, wanted, endsAt);
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
    ...pending.map(async ({ requestId }) => (await activations.of(requestId)) - endsAt.getTime()),
  ]);
  const doneAtMs = Math.max(endedAtMs, ...waits.map((ms) => endsAt.getTime() + ms));
  await activations.close();
  await portal.close();
  if (recordFile) writeFileSync(recordFile, JSON.stringify(await stage.aws.record()));
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

/** Asked for and approved one after the other, as fast as the directory's own quota lets, to begin at that instant. */
async function approved(portal: BenchPortal, wanted: readonly Tuple[], startsAt: Date): Promise<Pending[]> {
  const pending: Pending[] = [];
  for (const tuple of wanted) {
    const one = await portal.ask(tuple, startsAt);
    await one.approve();
    pending.push(one);
  }
  return pending;
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
  waits: readonly number[];
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
    ["wait of new grants, start to active", ...row(waits)],
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
  const newWaits = [0.5, 0.95, 1].map((part) => rounded(quantile(waits, part) / 1000, 1));
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
