// Whether live credentials would be ended in time: asked at request, and reserved in the approving transaction.
import type { AssignmentId } from "../ids";
import { type Refusal, refusal } from "../outcome";
import type { Limits, Target } from "../policy/types";
import type { Tx } from "../ports";
import { MOST_STATEMENTS } from "./document";
import type { GuardWindow } from "./ports";

/** Targets whose credentials would live too long, since nothing carries a session guard for them. */
export async function sessionRefusals(
  tx: Tx,
  targets: readonly Target[],
  limits: Limits,
): Promise<Refusal[]> {
  const maximum = limits.maxUnguardedSessionMinutes;
  const refusals: Refusal[] = [];
  for (const { accountId, permissionSetArn } of targets) {
    const carried = await tx.guards.carried(permissionSetArn);
    if (carried && !carried.policyName && carried.sessionSeconds > maximum * 60)
      refusals.push(
        refusal(
          "session-too-long",
          { account: accountId, permissionSet: permissionSetArn, maximum },
          "targets",
        ),
      );
  }
  return refusals;
}

/** Reserves a statement for a cover; a refusal when the policy that carries the guard has no room for one more. */
export async function reserveStatement(
  tx: Tx,
  target: Target,
  window: GuardWindow,
  assignmentId: AssignmentId,
): Promise<Refusal | undefined> {
  const { accountId, permissionSetArn } = target;
  const carried = await tx.guards.carried(permissionSetArn);
  if (!carried?.policyName) return undefined;
  const needed = await tx.guards.needed(target, window, assignmentId);
  if (needed <= MOST_STATEMENTS) return undefined;
  return refusal("guard-full", { account: accountId, permissionSet: permissionSetArn }, "targets");
}
