// What is overdue, said once for the watch, the screens and the figures: pieces of SQL.
import { sql } from "./generated/internal/prismaNamespace";

/**
 * A query of assignments that nothing calls for and that AWS is not proven to be rid of: `id`, and `since` when.
 * Begun grants past their end want a proof; so does what our operation made and no list has shown to be gone, whatever
 * became of the grants. What failed had its time until its create was sent. A scheduled grant whose start has come
 * calls for it already.
 */
export const owed = sql`
  SELECT assignment.id, over.since
  FROM assignment CROSS JOIN LATERAL (
    SELECT bool_or(state IN ('activating', 'active', 'ending')) AS is_open,
           bool_or(state IN ('scheduled', 'activating', 'active')
             AND starts_at <= (SELECT catraca_now()) AND ends_at > (SELECT catraca_now())) AS is_called_for,
           max(CASE
             WHEN state IN ('activating', 'active', 'ending') THEN ends_at
             WHEN state = 'ended' THEN least(ends_at, ended_at)
             WHEN state = 'failed' THEN least(ends_at, greatest(starts_at, (
               SELECT max(written_at) FROM operation
               WHERE operation.assignment_id = assignment.id AND operation.kind = 'create')))
           END) AS since
    FROM "grant" WHERE "grant".assignment_id = assignment.id
  ) AS over
  WHERE assignment.id IN (
      SELECT assignment_id FROM "grant"
      WHERE state IN ('activating', 'active', 'ending') AND ends_at <= (SELECT catraca_now())
      UNION SELECT id FROM assignment WHERE origin = 'portal' AND presence <> 'absent')
    AND (over.is_open OR (assignment.origin = 'portal' AND assignment.presence <> 'absent'))
    AND NOT over.is_called_for AND over.since <= (SELECT catraca_now())`;

/**
 * Whether a row of "grant" shows that its assignment is owed: it has begun and is past its end; or, where no such
 * grant is left, it failed or was covered and nothing was proven since, or it is the last that ended.
 */
export const answersForIt = sql`
  (("grant".state IN ('activating', 'active', 'ending') AND "grant".ends_at <= (SELECT catraca_now()))
   OR ("grant".state IN ('ended', 'failed') AND NOT EXISTS (
     SELECT FROM "grant" AS other
     WHERE other.assignment_id = "grant".assignment_id AND other.id <> "grant".id
       AND (other.state IN ('activating', 'active', 'ending')
         OR (other.state IN ('ended', 'failed')
           AND CASE other.state WHEN 'failed' THEN other.starts_at ELSE other.ends_at END
             > CASE "grant".state WHEN 'failed' THEN "grant".starts_at ELSE "grant".ends_at END
           AND ((other.state = 'ended' AND other.outcome IS DISTINCT FROM 'covered')
             OR ("grant".state = 'ended' AND "grant".outcome IS DISTINCT FROM 'covered')))))))`;
