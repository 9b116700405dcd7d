// Which of what was asked of AWS belongs to a grant's beginning, and which to its end. Pure.
import type { GrantOutcome, GrantState } from "../grant/types";
import { type AwsStep, type AwsTry, stepsOf } from "./aws-steps";

export interface AskedOperation extends AwsTry {
  readonly kind: "create" | "delete";
}

/** A change of what the session guard says, with the writings of its document until AWS took it. */
export interface AskedGuard {
  readonly at: Date;
  readonly did: "armed" | "moved" | "bound" | "dropped";
  readonly tries: readonly AwsTry[];
}

/** What was asked of AWS about one assignment since a grant was due to begin, in its order. */
export interface AwsRecord {
  readonly operations: readonly AskedOperation[];
  readonly guard: readonly AskedGuard[];
}

interface ToldGrant {
  readonly state: GrantState;
  readonly outcome: GrantOutcome | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly activeAt: Date | null;
  readonly endedAt: Date | null;
  /** When it was written down that it is active, or cannot be given: what was asked for it was asked before. */
  readonly settledAt: Date | null;
}

/** Armed, asked for, listed; for what waited for an earlier session, how that was closed. */
export function givingSteps(grant: ToldGrant, { operations, guard }: AwsRecord): AwsStep[] {
  const until = grant.settledAt ?? grant.endsAt;
  const isGiving = (at: Date) => grant.startsAt <= at && at <= until;
  const creates = operations.filter(({ kind, writtenAt }) => kind === "create" && isGiving(writtenAt));
  const told = guard.filter(({ at }) => isGiving(at));
  return inOrder([
    ...told.flatMap(({ did, tries }) => stepsOf(did === "moved" ? "arm" : asWhat(did), tries)),
    ...stepsOf("give", creates),
    ...listed("there", grant.activeAt),
  ]);
}

/** Cut off where it ended early, asked to be taken, listed no longer, and the guard let go of later sessions. */
export function takingSteps(grant: ToldGrant, { operations, guard }: AwsRecord): AwsStep[] {
  const isTaken = grant.state === "ending" || grant.state === "ended" || grant.state === "failed";
  if (!isTaken || grant.outcome === "covered") return [];
  const { endedAt } = grant;
  const began =
    grant.state === "failed" ? grant.startsAt : endedAt && endedAt < grant.endsAt ? endedAt : grant.endsAt;
  const isTaking = (at: Date) => began <= at && (endedAt === null || at <= endedAt);
  const deletes = operations.filter(({ kind, writtenAt }) => kind === "delete" && isTaking(writtenAt));
  const later = guard.filter(({ at }) => began <= at);
  const next = later.findIndex(({ did }) => did === "armed");
  const told = grant.state === "failed" ? [] : later.slice(0, next === -1 ? undefined : next);
  return inOrder([
    ...told.flatMap(({ did, tries }) => stepsOf(asWhat(did), tries)),
    ...stepsOf("take", deletes),
    ...listed("gone", endedAt),
  ]);
}

function asWhat(did: AskedGuard["did"]) {
  switch (did) {
    case "armed":
      return "arm";
    case "moved":
      return "tighten";
    case "bound":
      return "bind";
    case "dropped":
      return "drop";
  }
}

function listed(did: "there" | "gone", at: Date | null): AwsStep[] {
  return at ? [{ of: "list", did, at, operationId: null, words: "", tries: 1 }] : [];
}

/** Stable: what came in the same instant stays as it was asked. */
function inOrder(steps: AwsStep[]): AwsStep[] {
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime());
}
