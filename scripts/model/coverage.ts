// What runs exercised, counted, so that one sees that none of it is idle.
import type { Evidence } from "./evidence";

export class Coverage {
  runs = 0;
  readonly counts: Record<string, number> = {};

  /** Counts one run. */
  add({
    plan,
    record,
    sightings,
    performed,
    grants,
    disturbances,
    operations,
    sessions,
    documents,
    turns,
  }: Evidence): void {
    this.runs += 1;
    for (const one of performed) this.#count(`command ${one}`);
    for (const { kind, operation, outcome } of record) {
      if (kind === "fault") this.#count(`fault ${outcome} (${operation})`);
    }
    for (const { name } of disturbances) this.#count(`trouble ${name.replace(/worker \d/, "worker")}`);
    for (const { state, outcome } of grants) this.#count(`grant ${state}${outcome ? ` (${outcome})` : ""}`);
    for (const { what, became } of sightings) if (what === "operation") this.#count(`operation ${became}`);
    this.#count("operations", operations.length);
    this.#count("turns", turns.length);
    this.#count("sessions tried", sessions.length);
    this.#count("guard documents", documents.length);
    this.#count(plan.guarded ? "runs with guards" : "runs without guards");
    this.#count(`runs with ${plan.workers} worker${plan.workers > 1 ? "s" : ""}`);
    if (plan.shuffled) this.#count("runs in any order");
    if (!plan.nudged) this.#count("runs by the sweep alone");
  }

  /** Adds what another process counted. */
  merge(other: Pick<Coverage, "runs" | "counts">): void {
    this.runs += other.runs;
    for (const [name, count] of Object.entries(other.counts)) this.#count(name, count);
  }

  #count(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }

  /** A line each. */
  table(): string {
    const names = Object.keys(this.counts).sort();
    return names.map((name) => `  ${String(this.counts[name]).padStart(8)}  ${name}`).join("\n");
  }
}
