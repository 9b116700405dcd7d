// Why access that was due to begin has not begun. Pure.
import { SIGNED_MS } from "../assignment/timing";
import type { Closing } from "../guard/history";

export type GrantWait =
  /** The person's last session there has to be closed first: this begins about then (null: not known yet). */
  | { readonly for: "last-session"; readonly beginsAt: Date | null }
  /** AWS never answered an earlier removal, and that may still arrive: until then nothing is given. */
  | { readonly for: "removal"; readonly beginsAt: Date }
  /** Catraca gives nothing at present. */
  | { readonly for: "mode" }
  /** It takes long: what the last try failed with (an error's name or AWS's text), null: nothing did. */
  | { readonly for: "aws" | "guard"; readonly fault: string | null };

/** After this it takes long, and whoever asked is told why. */
const SLOW_MS = 30_000;
/** After this security is told, too. */
export const STUCK_MS = 60_000;

interface Waiting {
  readonly state: string;
  readonly startsAt: Date;
  readonly closing: Closing | null;
  /** Whether a guard has to be armed first, and is not. */
  readonly isUnarmed: boolean;
  /** Whether Catraca gives anything at present. */
  readonly isGiving: boolean;
  /** Removals of the same access that AWS never answered. */
  readonly removals: ReadonlyArray<{ readonly writtenAt: Date }>;
  /** What settling the assignment, and writing the guard, last failed with. */
  readonly fault: string | null;
  readonly guardFault: string | null;
}

/** What a grant waits for; null: nothing, or it has not waited for long. */
export function waitOf({ state, startsAt, closing, ...waiting }: Waiting, now: Date): GrantWait | null {
  if (state !== "activating") return null;
  if (!waiting.isGiving) return { for: "mode" };
  const arrived = waiting.removals.map(({ writtenAt }) => writtenAt.getTime() + SIGNED_MS);
  const beginsBy = Math.max(...arrived);
  if (beginsBy > now.getTime()) return { for: "removal", beginsAt: new Date(beginsBy) };
  const isSlow = now.getTime() - startsAt.getTime() >= SLOW_MS;
  const { fault, guardFault, isUnarmed } = waiting;
  if (isSlow && fault) return { for: "aws", fault };
  if (isSlow && guardFault && (isUnarmed || closing)) return { for: "guard", fault: guardFault };
  const { beginsAt = null } = closing ?? {};
  const isClosing = closing !== null && (beginsAt === null || beginsAt > now);
  if (isClosing) return { for: "last-session", beginsAt };
  return isSlow ? { for: isUnarmed ? "guard" : "aws", fault: null } : null;
}

/** Whether somebody has to look at it: access that is due does not come about, and nothing else says why it need not. */
export function isStuck(
  { wait, startsAt }: { readonly wait: GrantWait | null; readonly startsAt: Date },
  now: Date,
): boolean {
  if (wait?.for !== "aws" && wait?.for !== "guard") return false;
  return now.getTime() - startsAt.getTime() >= STUCK_MS;
}
