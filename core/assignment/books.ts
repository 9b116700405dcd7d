// What the passing of time and AWS's word make of the grants of one assignment. Pure.
import type { Grant, GrantOutcome, GrantState } from "../grant/types";
import { isGuardedUntil, lacksGuard } from "./cover";
import { calls, mayStillAppear, mayStillVanish } from "./ledger-facts";
import type { Ledger } from "./types";

export interface GrantStep {
  readonly grant: Grant;
  readonly to: GrantState;
  readonly outcome: GrantOutcome | null;
  /** For `active` and `ended`: when AWS's list said so. */
  readonly confirmedAt?: Date;
}

/** The grants as they are once everything that is due has been written down, and the steps that lead there. */
export function keepBooks(ledger: Ledger): { readonly ledger: Ledger; readonly steps: readonly GrantStep[] } {
  const steps: GrantStep[] = [];
  let grants = ledger.grants;
  const pass = (rule: (grant: Grant, all: readonly Grant[]) => GrantStep | undefined) => {
    grants = grants.map((grant) => {
      const step = rule(grant, grants);
      if (!step) return grant;
      steps.push(step);
      return { ...grant, state: step.to, outcome: step.outcome };
    });
  };
  pass((grant) => byTheClock(grant, ledger));
  pass((grant, all) => byAws(grant, { ...ledger, grants: all }));
  pass((grant, all) => closed(grant, all, ledger));
  return { ledger: { ...ledger, grants: grants.filter(isUnfinished) }, steps };
}

function isUnfinished(grant: Grant): boolean {
  return grant.state !== "ended" && grant.state !== "cancelled" && grant.state !== "failed";
}

function byTheClock(grant: Grant, ledger: Ledger): GrantStep | undefined {
  const { now } = ledger;
  switch (grant.state) {
    case "scheduled":
      if (grant.endsAt <= now) return { grant, to: "cancelled", outcome: grant.outcome ?? "missed" };
      return grant.startsAt <= now ? { grant, to: "activating", outcome: null } : undefined;
    case "activating":
      if (grant.endsAt > now) return undefined;
      return {
        grant,
        to: wasSent(ledger) ? "ending" : "cancelled",
        outcome: grant.outcome ?? whyNot(ledger),
      };
    case "active":
      return grant.endsAt <= now ? { grant, to: "ending", outcome: grant.outcome } : undefined;
    default:
      return undefined;
  }
}

/** Whether AWS was ever asked to give it: else there is nothing to be proven gone. */
function wasSent({ assignment, operations }: Ledger): boolean {
  return assignment.origin === "portal" || operations.length > 0;
}

/** Why nothing was given in time, as far as it is known. */
function whyNot(ledger: Ledger): GrantOutcome {
  return lacksGuard(ledger) ? "guard-failed" : "missed";
}

function byAws(grant: Grant, ledger: Ledger): GrantStep | undefined {
  const { assignment } = ledger;
  if (mayStillVanish(ledger) || !assignment.observedAt) return undefined;
  const confirmedAt = assignment.observedAt;
  const isOurs = assignment.presence === "present" && assignment.origin === "portal";
  const isOfNow =
    confirmedAt >= grant.startsAt && !!assignment.clearedAt && assignment.clearedAt >= grant.startsAt;
  if (grant.state === "activating" && isOurs && isOfNow && isGuardedUntil(ledger, grant.endsAt))
    return { grant, to: "active", outcome: null, confirmedAt };
  if (grant.state === "active" && assignment.presence === "absent" && !mayStillAppear(ledger))
    return { grant, to: "ended", outcome: "ended-outside", confirmedAt };
  return undefined;
}

/** Invariant 5: ended when another grant covers the assignment, or when AWS no longer lists it. */
function closed(grant: Grant, all: readonly Grant[], ledger: Ledger): GrantStep | undefined {
  if (grant.state !== "ending") return undefined;
  const { assignment, now } = ledger;
  if (all.some((other) => other.state === "active" && calls(other, now)))
    return { grant, to: "ended", outcome: "covered", confirmedAt: now };
  if (mayStillAppear(ledger) || !assignment.observedAt) return undefined;
  const confirmedAt = assignment.observedAt;
  if (assignment.presence === "absent") return { grant, to: "ended", outcome: grant.outcome, confirmedAt };
  const notOurs = assignment.origin === "standing" || assignment.origin === "foreign";
  return assignment.presence === "present" && notOurs
    ? { grant, to: "failed", outcome: assignment.origin === "foreign" ? "held-foreign" : "held-standing" }
    : undefined;
}
