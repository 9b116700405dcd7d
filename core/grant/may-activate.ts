// Whether access may still be given at the moment it begins. Asked live; when unsure, no (invariant 12).
import type { Tuple } from "../assignment/types";
import type { LiveDirectory } from "../directory/ports";
import { authorityOf } from "../policy/authority-of";
import { eligibilityFor } from "../policy/eligibility";
import type { RuleStore } from "../policy/ports";
import type { Database } from "../ports";
import type { GrantOutcome } from "./types";

export interface MayActivatePorts {
  readonly database: Database;
  readonly directory: LiveDirectory;
  readonly rules: RuleStore;
}

/** The reason why not, or null. Throws the directory's faults: then nothing is given, and it is asked again. */
export async function mayActivate(ports: MayActivatePorts, tuple: Tuple): Promise<GrantOutcome | null> {
  if (await ports.database.transact((tx) => tx.grants.currentFreeze())) return "frozen";
  const authority = await authorityOf(ports, tuple.personId);
  if (!authority) return "person-disabled";
  return eligibilityFor(authority.book.policies, authority.memberOf, tuple).eligible ? null : "not-eligible";
}
