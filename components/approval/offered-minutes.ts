/** The lengths that an approver is offered. Pure. */

const usual = [15, 30, 60, 120, 240];

/** The usual lengths that are shorter than what was asked, the longest three of them, and what was asked itself. */
export function offeredMinutes(asked: number, minimum: number): number[] {
  const shorter = usual.filter((minutes) => minutes < asked && minutes >= minimum);
  return [...shorter.slice(-3), asked];
}
