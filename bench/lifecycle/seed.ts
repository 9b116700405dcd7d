// Access that is active already, written straight into Postgres and AWS as Catraca would have left it.

import { randomUUID } from "node:crypto";
import { keyOf } from "@/bench/lifecycle/arrivals";
import { UNIT } from "@/bench/lifecycle/organization";
import type { Stage } from "@/bench/lifecycle/stage";
import type { Tuple } from "@/core/assignment/types";
import type { AssignmentId } from "@/core/ids";
import { withOwner } from "@/scripts/chaos/ledger";

/** One assignment with one grant. */
export interface Held extends Tuple {
  readonly endsAt: Date;
}

export interface Seeded extends Held {
  readonly assignmentId: AssignmentId;
  readonly key: string;
}

const AT_ONCE = 20;
const STARTED_MS = 30 * 60_000;

/** Everything that the ledger holds of access that was given half an hour ago, in one statement. */
const WRITE = `
  WITH held AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
      AS held (assignment_id, request_id, person_id, account_id, permission_set_arn, ends_at)
  ), begun AS (SELECT $7::timestamptz AS at), asked AS (
    INSERT INTO request (id, bundle_id, requester_id, unit_id, state, minutes, justification, content_hash, created_at, lapses_at, closed_at)
    SELECT request_id, gen_random_uuid(), person_id, '${UNIT}', 'approved', 60, 'A bench.', '', at, at + interval '1 day', at
    FROM held, begun
  ), assigned AS (
    INSERT INTO assignment (id, person_id, account_id, permission_set_arn, presence, origin, observed_at, cleared_at, next_action_at, next_class)
    SELECT assignment_id, person_id, account_id, permission_set_arn, 'present', 'portal', at, at, ends_at, 0 FROM held, begun
  ), granted AS (
    INSERT INTO "grant" (request_id, assignment_id, state, starts_at, ends_at, active_at)
    SELECT request_id, assignment_id, 'active', at, ends_at, at FROM held, begun
  ), created AS (
    INSERT INTO operation (assignment_id, kind, state, sender, aws_request_id, written_at, answered_at, resolved_at)
    SELECT assignment_id, 'create', 'succeeded', 0, gen_random_uuid(), at, at, at FROM held, begun
  ), guards AS (
    INSERT INTO guard (account_id, permission_set_arn)
    SELECT DISTINCT account_id, permission_set_arn FROM held JOIN permission_set ON arn = permission_set_arn
    WHERE guard_policy IS NOT NULL
  )
  INSERT INTO guard_statement (assignment_id, not_after, session_seconds, confirmed_not_after)
  SELECT assignment_id, ends_at, session_duration_seconds, ends_at
  FROM held JOIN permission_set ON arn = permission_set_arn WHERE guard_policy IS NOT NULL`;

/** Gives it all, in AWS first. */
export async function seed({ aws, ownerUrl }: Stage, held: readonly Held[]): Promise<Seeded[]> {
  for (let from = 0; from < held.length; from += AT_ONCE)
    await Promise.all(
      held
        .slice(from, from + AT_ONCE)
        .map(({ personId, accountId, permissionSetArn }) =>
          aws.give({ principalType: "USER", principalId: personId, accountId, permissionSetArn }),
        ),
    );
  const seeded = held.map((each) => ({
    ...each,
    assignmentId: randomUUID() as string as AssignmentId,
    key: keyOf(each.personId, each.accountId, each.permissionSetArn),
  }));
  await withOwner(ownerUrl, async (owner) => {
    await owner.query(WRITE, [
      seeded.map(({ assignmentId }) => assignmentId),
      seeded.map(() => randomUUID()),
      seeded.map(({ personId }) => personId),
      seeded.map(({ accountId }) => accountId),
      seeded.map(({ permissionSetArn }) => permissionSetArn),
      seeded.map(({ endsAt }) => endsAt),
      new Date(Date.now() - STARTED_MS),
    ]);
    await owner.query("ANALYZE");
  });
  return seeded;
}

/** How many grants are in which state. */
export function statesOf({ ownerUrl }: Stage): Promise<Record<string, number>> {
  return withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query(
      'SELECT state::text, count(*)::int AS grants FROM "grant" GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, grants }) => [state, grants]));
  });
}

/** Resolves once no grant is in another state than these, or after so long; whether they are. */
export async function whenAllAre(
  stage: Stage,
  states: readonly string[],
  patienceMs: number,
): Promise<boolean> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const found = Object.keys(await statesOf(stage));
    if (found.every((state) => states.includes(state))) return true;
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
