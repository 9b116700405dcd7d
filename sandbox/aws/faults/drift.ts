/** Changes of assignments that somebody else makes at the moment of a call. */
import { tupleOf } from "../called-place";
import type { World } from "../world";
import type { Drift } from "./blow";

/** Makes those that are due, and writes them down as changes by hand. */
export function drift(world: World, drifts: readonly Drift[], when: Drift["when"], input: unknown): void {
  for (const one of drifts) {
    const tuple = one.tuple ?? tupleOf(input);
    if (one.when !== when || !tuple) continue;
    const existed = world.assignments.has(tuple);
    if (one.change === "add") world.assignments.add(tuple);
    else world.assignments.remove(tuple);
    world.journal.write(world.timeline.now(), {
      kind: "control",
      service: "sandbox",
      operation: one.change === "add" ? "AddAssignment" : "RemoveAssignment",
      outcome: existed === (one.change === "remove") ? "OK" : "UNCHANGED",
      tuple,
      detail: "drift",
    });
  }
}
