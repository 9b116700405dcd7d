// The processes of a run: workers that die and come back, one web process, and what is done to them.
import { senderLockClass } from "@/adapters/postgres/sender";
import { seededRandom } from "@/sandbox/aws/random";
import type { Disturbance } from "@/scripts/chaos/judge/evidence";
import type { Ground } from "./ground";
import type { Plan } from "./plan";
import { type Alter, type Ports, portsOf } from "./ports";
import { Broken, type Intercept, Killed, newProcess, type Process } from "./process";
import { START_MS } from "./sandbox";
import type { Ahead } from "./true-time";
import { startWorker, type Worker } from "./worker";

/** Where the web process is among those that troubles strike. */
export const WEB = 9;
const WEB_SENDER = 1_000;

/** A transaction or a call of AWS. */
export interface Turn {
  readonly slot: number;
  readonly what: string;
  readonly atMs: number;
}

interface Slot {
  process: Process;
  sender: number;
  worker?: Worker;
  turns: number;
}

/** What is done at a turn of a worker. */
export type AtTurn = (slot: number, turn: number) => Blow | undefined;
export type Blow =
  | { readonly do: "kill"; readonly when: "before" | "within" | "after"; lockMs: number; restartMs: number }
  | { readonly do: "pause"; readonly when: "before" | "after"; readonly forMs: number }
  | { readonly do: "break"; readonly written: boolean };

export class Stage {
  readonly ground: Ground;
  readonly plan: Plan;
  readonly disturbances: Disturbance[] = [];
  readonly unexpected: string[] = [];
  /** Of what nobody is spared. */
  atTurn: AtTurn = () => undefined;
  readonly ahead: Ahead[] = [{ fromMs: Number.NEGATIVE_INFINITY, byMs: 0 }];
  /** Each transaction and call of AWS: of whom, and when. */
  readonly turns: Turn[] = [];
  /** What people work with. */
  web: Ports;
  readonly #slots = new Map<number, Slot>();
  readonly #alter: Alter;
  readonly #phase = () => (this.plan.nudged ? 0 : this.#chance() * 1_000);
  readonly #chance: () => number;
  #lastSender = 0;
  #due: Record<"assignment" | "guard", number | null> | undefined;

  constructor(ground: Ground, plan: Plan, alter: Alter = (ports) => ports) {
    [this.ground, this.plan, this.#alter] = [ground, plan, alter];
    const random = seededRandom(plan.seed).stream("phase");
    this.#chance = () => random.fraction();
    this.web = this.#startWeb(0);
  }

  get time() {
    return this.ground.current.time;
  }

  get aheadMs(): number {
    return this.ahead.at(-1)?.byMs ?? 0;
  }

  /** Postgres's clock jumps. */
  jump(byMs: number): void {
    this.ahead.push({ fromMs: this.time.nowMs(), byMs: this.aheadMs + byMs });
  }

  disturb(name: string, fromMs: number, untilMs = fromMs): void {
    this.disturbances.push({ name, fromMs, untilMs });
  }

  startWorkers(): void {
    for (let slot = 0; slot < this.plan.workers; slot += 1) void this.#start(slot, 0);
  }

  #startWeb(turns: number): Ports {
    const slot: Slot = { process: newProcess("web"), sender: WEB_SENDER, turns };
    this.#slots.set(WEB, slot);
    return this.#alter(this.#portsOf(slot.process, slot.sender, this.#interceptor(WEB)));
  }

  async #start(index: number, turns: number): Promise<void> {
    const slot: Slot = { process: newProcess(`worker ${index}`), sender: ++this.#lastSender, turns };
    this.#slots.set(index, slot);
    const { process, sender } = slot;
    await this.time.turn(process, () => this.lock(sender));
    slot.worker = startWorker({
      process,
      ports: this.#alter(this.#portsOf(process, sender, this.#interceptor(index))),
      time: this.time,
      nextDueMs: (of, table) => this.#nextDueMs(of, table),
      phaseMs: this.#phase,
      guarded: this.plan.guarded,
      onTrouble: (error) => this.#trouble(error),
    });
  }

  #portsOf(process: Process, sender: number, intercept: Intercept): Ports {
    const onCommitted = () => {
      this.#due = undefined;
      for (const { worker } of this.#slots.values()) worker?.poke();
    };
    return portsOf(this.ground, { process, sender, aheadMs: () => this.aheadMs, intercept, onCommitted });
  }

  #interceptor(index: number): Intercept {
    return async (process, what, work) => {
      const slot = this.#slots.get(index);
      if (!slot || process.isDead) throw new Killed();
      this.turns.push({ slot: index, what, atMs: this.time.nowMs() });
      slot.turns += 1;
      const blow = this.atTurn(index, slot.turns);
      switch (blow?.do) {
        case undefined:
          return work.run();
        case "kill":
          this.disturb(
            `worker ${index} killed ${blow.when} ${what}`,
            this.time.nowMs(),
            this.time.nowMs() + blow.restartMs,
          );
          if (blow.when === "after") await work.run();
          this.#kill(index, blow);
          return blow.when === "within" ? work.undo(new Killed()) : Promise.reject(new Killed());
        case "pause": {
          const result = blow.when === "after" ? await work.run() : undefined;
          this.#pause(process, blow.forMs);
          const woken = () => this.time.nap(process, this.time.nowMs()).over;
          await (what === "transaction" ? this.time.standStill(process) : this.time.meanwhile(woken()));
          return blow.when === "after" ? result : work.run();
        }
        case "break":
          this.disturb(`transaction broken`, this.time.nowMs());
          if (what !== "transaction") return work.run();
          if (!blow.written) return work.undo(new Broken("Connection terminated"));
          await work.run();
          throw new Broken("Connection terminated");
      }
    };
  }

  #pause(process: Process, forMs: number): void {
    process.stoppedUntilMs = this.time.nowMs() + forMs;
    this.disturb(`${process.name} stopped`, this.time.nowMs(), process.stoppedUntilMs);
  }

  #kill(index: number, { lockMs, restartMs }: { lockMs: number; restartMs: number }): void {
    const slot = this.#slots.get(index);
    if (!slot) return;
    slot.process.isDead = true;
    const { sender, turns } = slot;
    delete slot.worker;
    this.time.bury(slot.process);
    if (index === WEB) {
      this.web = this.#startWeb(turns);
      return;
    }
    const fate = newProcess("fate");
    void this.time.sleep(fate, lockMs).then(() => this.time.turn(fate, () => this.unlock(sender)), ignore);
    void this.time.sleep(fate, restartMs).then(() => this.#start(index, turns), ignore);
  }

  /** Takes the lock away from a living worker for a while. */
  async loseLock(index: number, forMs: number): Promise<void> {
    const sender = this.#slots.get(index)?.sender;
    const fate = newProcess("fate");
    if (sender === undefined) return;
    await this.time.turn(fate, () => this.unlock(sender));
    await this.time.sleep(fate, forMs);
    await this.time.turn(fate, () => this.lock(sender));
  }

  async lock(sender: number): Promise<void> {
    await this.ground.owner.query("SELECT pg_advisory_lock($1, $2)", [senderLockClass, sender]);
  }

  async unlock(sender: number): Promise<void> {
    await this.ground.owner.query("SELECT pg_advisory_unlock($1, $2)", [senderLockClass, sender]);
  }

  async unlockAll(): Promise<void> {
    await this.ground.owner.query("SELECT pg_advisory_unlock_all()");
  }

  /** Waits until so long after the beginning, and lifts all faults that are left; what hangs for ever goes on hanging. */
  async lifted(of: Process, afterMs: number): Promise<void> {
    await this.time.nap(of, START_MS + afterMs).over;
    const { faults } = this.ground.current.world;
    for (const { id, effect } of faults.list()) if (effect.kind !== "in-progress") faults.lift(id);
  }

  /** Everybody dies. */
  close(): void {
    for (const { process } of this.#slots.values()) {
      process.isDead = true;
      this.time.bury(process);
    }
  }

  /** Asked of Postgres once after each transaction. */
  async #nextDueMs(of: Process, table: "assignment" | "guard"): Promise<number> {
    this.#due ??= await this.time.turn(of, async () => {
      const { rows } = await this.ground.owner.query({ name: "due", text: NEXT_DUE });
      return rows[0] as Record<"assignment" | "guard", number | null>;
    });
    return (this.#due[table] ?? Number.POSITIVE_INFINITY) - this.aheadMs;
  }

  #trouble(error: unknown): void {
    if (error instanceof Killed || error instanceof Broken) return;
    this.unexpected.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

const NEXT_DUE = `SELECT
  (SELECT extract(epoch FROM min(next_action_at))::float8 * 1000 FROM assignment) AS assignment,
  (SELECT extract(epoch FROM min(next_action_at))::float8 * 1000 FROM guard) AS guard`;
const ignore = () => undefined;
