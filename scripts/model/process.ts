// A process of the portal as a run plays it: it can be stopped for a while, and killed at any await.

/** What a killed process throws at itself; nobody else sees it. */
export class Killed extends Error {
  override readonly name = "Killed";
}

/** A connection to Postgres that broke because the run broke it. */
export class Broken extends Error {
  override readonly name = "Broken";
}

export interface Process {
  readonly name: string;
  isDead: boolean;
  /** SIGSTOP until then; milliseconds since 1970. */
  stoppedUntilMs: number;
}

/** One that lives. */
export function newProcess(name: string): Process {
  return { name, isDead: false, stoppedUntilMs: 0 };
}

/** What becomes of a piece of work that a process is about to do: `undo` says how to break it off unwritten. */
export type Intercept = (
  process: Process,
  what: string,
  work: { run(): Promise<unknown>; undo(error: Error): Promise<never> },
) => Promise<unknown>;
