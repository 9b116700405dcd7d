// How many creates AWS may be working on at this moment: it takes only so many.
import { sql } from "./generated/internal/prismaNamespace";

/** AWS works on so many creates at a time. Source: IAM Identity Center quotas. */
export const MOST_CREATES = 15;

/**
 * A query that counts them as `creates`. What AWS accepted counts until it is settled, however long AWS takes, and
 * where its answer was lost until it can no longer take effect (LOST_MS in core/assignment/timing.ts). What was never
 * answered counts for a minute.
 */
export const outstandingCreates = sql`
  SELECT count(*)::int AS creates FROM operation, (SELECT catraca_now() AS now) AS clock
  WHERE kind = 'create' AND resolved_at IS NULL
    AND (state = 'accepted' OR written_at > now - interval '60 seconds'
      OR state = 'lost' AND aws_request_id IS NOT NULL AND written_at > now - interval '15 minutes')`;
