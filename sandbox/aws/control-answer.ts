/** What the controls share: answers, refusals, reading bodies, and writing down what was changed by hand. */
import type { JournalEntry } from "./journal";
import type { World } from "./world";

/** An answer in JSON. */
export interface ControlAnswer {
  status: number;
  body: unknown;
}

/** A refusal with one sentence. */
export const refusal = (error: string, status = 400): ControlAnswer => ({ status, body: { error } });

/** The body as an object, if it is one. */
export function parse(body: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes down a change by hand. */
export function note(
  world: World,
  operation: string,
  outcome: string,
  more: Partial<JournalEntry> = {},
): void {
  world.journal.write(world.timeline.now(), {
    kind: "control",
    service: "sandbox",
    operation,
    outcome,
    ...more,
  });
}
