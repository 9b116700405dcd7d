// Whether access may still be given at the moment it begins. Asked live; when unsure, no (invariant 12).
import type { Tuple } from "../assignment/types";
import type { LiveDirectory } from "../directory/ports";
import { authorityOf } from "../policy/authority-of";
import { eligibilityFor } from "../policy/eligibility";
import type { RuleStore } from "../policy/ports";
import type { Limits } from "../policy/types";
import type { Database } from "../ports";
import type { Grant, GrantOutcome } from "./types";

export interface MayActivatePorts {
  readonly database: Database;
  readonly directory: LiveDirectory;
  readonly rules: RuleStore;
}

/** The reason why not, or null. Throws the directory's faults: then nothing is given, and it is asked again. */
export async function mayActivate(ports: MayActivatePorts, tuple: Tuple): Promise<GrantOutcome | null> {
  const no = await ports.database.transact(async (tx): Promise<GrantOutcome | null> => {
    if (await tx.grants.currentFreeze()) return "frozen";
    return (await tx.requests.goneAmong([tuple])).length > 0 ? "target-gone" : null;
  });
  if (no) return no;
  const authority = await authorityOf(ports, tuple.personId);
  if (!authority) return "person-disabled";
  return eligibilityFor(authority.book.policies, authority.memberOf, tuple).eligible ? null : "not-eligible";
}

/**
 * The reason why a grant may not begin whatever the rules say, or null: its window is none, or longer than the ceiling
 * in force (invariant 14). Pure.
 */
export function grantRefusal(
  { startsAt, endsAt }: Pick<Grant, "startsAt" | "endsAt">,
  { maxMinutes }: Pick<Limits, "maxMinutes">,
): GrantOutcome | null {
  const lastsMs = endsAt.getTime() - startsAt.getTime();
  if (lastsMs <= 0) return "missed";
  return lastsMs > maxMinutes * 60_000 ? "too-long" : null;
}
