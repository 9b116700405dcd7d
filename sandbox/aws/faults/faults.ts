/** The faults that are laid out: which of them strike a call, counted call by call. */
import type { AssignmentTuple } from "../organization";
import type { Timeline } from "../timeline";
import type { Fault, FaultPlan } from "./fault-plan";
import { readFaults } from "./read-fault";

/** What of a call faults are matched by. */
export interface StruckCall {
  service: string;
  operation: string;
  callerAccountId: string;
  tuple: Partial<AssignmentTuple>;
}

/** A fault as it stands. */
export interface LaidFault extends Fault {
  id: string;
  addedAtMs: number;
  /** Matching calls since it woke. */
  seen: number;
  /** Calls it struck. */
  struck: number;
}

/** Faults by id, in the order they were added. */
export class Faults {
  readonly #timeline: Timeline;
  readonly #laid = new Map<string, LaidFault>();
  #lastId = 0;
  /** Told of each fault that is lifted or whose time is over. */
  readonly onLifted: ((fault: LaidFault) => void)[] = [];

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** Lays out a fault or a plan; answers the ids. Throws one sentence when it is not well formed. */
  add(faultOrPlan: Fault | FaultPlan): string[] {
    const faults = readFaults(faultOrPlan);
    if (typeof faults === "string") throw new Error(faults);
    return faults.map((fault) => this.#lay(fault));
  }

  #lay(fault: Fault): string {
    const id = fault.id ?? `fault-${++this.#lastId}`;
    this.#laid.set(id, { ...fault, id, addedAtMs: this.#timeline.now(), seen: 0, struck: 0 });
    const endsInMs = (fault.afterMs ?? 0) + (fault.forMs ?? Number.POSITIVE_INFINITY);
    if (Number.isFinite(endsInMs)) this.#timeline.after(endsInMs, () => this.lift(id));
    return id;
  }

  /** Takes a fault away, or all; what it held up goes on. False when there was none. */
  lift(id?: string): boolean {
    const lifted = [...this.#laid.values()].filter((fault) => id === undefined || fault.id === id);
    for (const fault of lifted) {
      this.#laid.delete(fault.id);
      for (const listener of this.onLifted) listener(fault);
    }
    return lifted.length > 0;
  }

  /** All that are laid out, spent ones too. */
  list(): LaidFault[] {
    return [...this.#laid.values()];
  }

  /** Counts the call for every fault that it matches; answers those that strike it. */
  strike(call: StruckCall): LaidFault[] {
    const nowMs = this.#timeline.now();
    return this.list().filter((fault) => {
      const wakesAtMs = fault.addedAtMs + (fault.afterMs ?? 0);
      if (nowMs < wakesAtMs || nowMs >= wakesAtMs + (fault.forMs ?? Number.POSITIVE_INFINITY)) return false;
      if (!matches(fault, call)) return false;
      fault.seen += 1;
      const from = fault.fromCall ?? 1;
      const isTimed = fault.effect.kind === "down" || fault.forMs !== undefined;
      const calls = fault.calls ?? (isTimed ? "all" : 1);
      const strikes = fault.seen >= from && (calls === "all" || fault.seen < from + calls);
      if (strikes) fault.struck += 1;
      return strikes;
    });
  }
}

function matches({ match = {} }: Fault, call: StruckCall): boolean {
  const wanted: [string | undefined, string | undefined][] = [
    [match.service, call.service],
    [match.operation, call.operation],
    [match.callerAccountId, call.callerAccountId],
    [match.principalId, call.tuple.principalId],
    [match.accountId, call.tuple.accountId],
    [match.permissionSetArn, call.tuple.permissionSetArn],
  ];
  return wanted.every(([want, is]) => want === undefined || want === is);
}
