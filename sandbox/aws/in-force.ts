/** A value whose changes come into force later than they are made: IAM takes a while to spread. */

/** One change of the value. */
export interface Change<T> {
  value: T;
  fromMs: number;
}

/** The value in force: the latest of the changes whose time has come. */
export function inForce<T>(changes: readonly Change<T>[], nowMs: number): T | undefined {
  return changes.findLast((change) => change.fromMs <= nowMs)?.value;
}

/** Appends a change and drops those that no instant from now on can need. */
export function changed<T>(changes: readonly Change<T>[], change: Change<T>, nowMs: number): Change<T>[] {
  const oldest = changes.findLastIndex((one) => one.fromMs <= nowMs);
  return [...changes.slice(Math.max(0, oldest)), change];
}
