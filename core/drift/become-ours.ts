// A finding may be old: what it calls foreign can be Catraca's by now. Pure.
import type { Ledger } from "../assignment/types";

/** Whether our operation made it, unless AWS was seen not to list it and nothing of ours is unresolved. */
export function hasBecomeOurs({
  assignment,
  operations,
}: Pick<Ledger, "assignment" | "operations">): boolean {
  if (assignment.origin !== "portal") return false;
  return assignment.presence !== "absent" || operations.some(({ resolvedAt }) => resolvedAt === null);
}
