/** The sandbox's own record of what it was asked and what it did: the judge of tests. Append-only. */
import type { AssignmentTuple } from "./organization";

/** One thing that happened. */
export interface JournalEntry {
  /** Grows by one an entry. */
  sequence: number;
  /** ISO 8601 with milliseconds. */
  at: string;
  /** `call`: an API call was answered; `effect`: an operation ended; `control`: somebody changed it by hand; `fault`: a fault struck a call. */
  kind: "call" | "effect" | "control" | "fault";
  service: string;
  operation: string;
  /** `OK`, an error code, SUCCEEDED or FAILED. */
  outcome: string;
  callerAccountId?: string;
  region?: string;
  requestId?: string;
  tuple?: AssignmentTuple;
  detail?: string;
  /** Of an assignment that was made: from when on the lists show it. */
  listedFrom?: string;
}

const MOST_CALLS = 200_000;

/** Keeps every effect, and the latest 200,000 calls. */
export class Journal {
  #sequence = 0;
  #calls: JournalEntry[] = [];
  readonly #changes: JournalEntry[] = [];

  /** Appends an entry at `atMs`. */
  write(atMs: number, entry: Omit<JournalEntry, "sequence" | "at">): void {
    const written = { sequence: ++this.#sequence, at: new Date(atMs).toISOString(), ...entry };
    if (entry.kind !== "call") this.#changes.push(written);
    else if (this.#calls.push(written) > MOST_CALLS * 1.1) this.#calls = this.#calls.slice(-MOST_CALLS);
  }

  /** The entries after `sequence`, in order; of one kind if asked. */
  entries(filter: { after?: number; kind?: JournalEntry["kind"] } = {}): JournalEntry[] {
    return [...this.#calls, ...this.#changes]
      .filter((entry) => entry.sequence > (filter.after ?? 0) && (!filter.kind || entry.kind === filter.kind))
      .sort((a, b) => a.sequence - b.sequence);
  }
}
