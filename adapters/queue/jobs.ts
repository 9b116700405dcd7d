// The typed registry of jobs. A job only wakes: what there is to do is read from Postgres when it runs.
import type { AssignmentId } from "@/core/ids";

export interface Jobs {
  /** An assignment has something due: a start, an end, an answer. */
  "settle-assignment": { readonly assignmentId: AssignmentId };
  /** Some grants' activity is due to be read. */
  "collect-activity": Record<string, never>;
  /** The copy of the organization is due to be brought up to date. */
  "sync-directory": Record<string, never>;
}

export type JobName = keyof Jobs;

/** One handler for every job. A handler that throws fails that run; the sweep or the next run does its work. */
export type JobHandlers = { readonly [Name in JobName]: (data: Jobs[Name]) => Promise<void> };

/** Jobs that come again by themselves, and how often. */
export type Schedules = Partial<Readonly<Record<JobName, { readonly everySeconds: number }>>>;
