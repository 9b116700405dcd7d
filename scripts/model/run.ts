// One run: a plan played to its end, and everything that it left for the judge.
import { seededRandom } from "@/sandbox/aws/random";
import { readLedger, unrestOf } from "@/scripts/chaos/ledger";
import { sightingsOf } from "@/scripts/chaos/witness";
import { Commands } from "./commands";
import type { Evidence } from "./evidence";
import type { Ground } from "./ground";
import { empty } from "./movable-clock";
import { PACES } from "./paces";
import { watchPeople } from "./people";
import type { Plan } from "./plan";
import type { Alter } from "./ports";
import { newProcess, type Process } from "./process";
import { createSandbox, START_MS } from "./sandbox";
import { Stage } from "./stage";
import { absencesOf, sowTroubles, statementsOf } from "./troubles";
import { inTrueTime } from "./true-time";
import { asAws, bystander, TUPLES } from "./tuples";

/** Faults that have not ended by then are lifted. */
const LIFT_MS = 20 * 60_000;
/** So long after everything was over it is looked once more whether it stays so. */
const AFTER_MS = 150_000;
/** What is not over by then never will be: the last end, 15 min for what was lost, and a little. */
const PATIENCE_MS = 22 * 60_000;

/** Plays it. `alter` is for tests of the proof itself. */
export async function run(ground: Ground, plan: Plan, alter?: Alter): Promise<Evidence> {
  const random = seededRandom(plan.seed).stream("order");
  const choose = (among: number) => (plan.shuffled ? Math.floor(random.fraction() * among) : 0);
  ground.current = createSandbox({ seed: plan.seed, profile: PACES[plan.pace], choose });
  const { world, time } = ground.current;
  await empty(ground.owner, START_MS, plan.guarded);
  world.assignments.add(bystander, { listedAtOnce: true });
  const first = world.assignments.live();
  const stage = new Stage(ground, plan, alter);
  sowTroubles(stage, plan);
  const people = watchPeople(ground.current, TUPLES.map(asAws));
  const commands = new Commands(stage);
  stage.startWorkers();
  const director = newProcess("director");
  let isOver = false;
  const direct = async () => {
    await commands.perform(plan.commands);
    await stage.lifted(director, LIFT_MS);
    await untilQuiet(ground, director, commands.lastEndMs(), PACES[plan.pace].spreadMs[1]);
  };
  void direct()
    .catch((error: unknown) => stage.unexpected.push(`people: ${(error as Error).stack}`))
    .finally(() => {
      isOver = true;
    });
  await time.run(() => isOver);
  if (!isOver) stage.unexpected.push("Nothing went on any more.");
  stage.close();
  await stage.unlockAll();
  const ledger = inTrueTime(await readLedger(ground.owner), stage.ahead);
  return {
    plan,
    record: world.journal.entries(),
    first,
    last: world.assignments.live(),
    ...ledger,
    sightings: await sightingsOf(ground.owner),
    disturbances: stage.disturbances,
    listLagMs: PACES[plan.pace].listLagMs[1] + 100,
    rate: { limit: 20, isKept: true, fromMs: START_MS },
    statements: await statementsOf(ground.owner),
    absences: await absencesOf(ground.owner),
    troubles: stage.unexpected,
    unrest: await unrestOf(ground.owner),
    overAtMs: time.nowMs(),
    ...people.seen(),
    performed: commands.performed,
    turns: stage.turns,
  };
}

/** Waits until nothing is open any more, and then a while. */
async function untilQuiet(ground: Ground, of: Process, lastEndMs: number, spreadMs: number): Promise<void> {
  const { time } = ground.current;
  const look = () => time.turn(of, () => unrestOf(ground.owner));
  await time.nap(of, lastEndMs + AFTER_MS + spreadMs).over;
  for (const latestMs = time.nowMs() + PATIENCE_MS; time.nowMs() < latestMs; ) {
    const { grants, operations } = await look();
    if (grants + operations === 0) break;
    await time.sleep(of, 60_000);
  }
}
