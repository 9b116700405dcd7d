// Activity in Postgres.
import type { ActivityStore } from "@/core/activity/ports";
import type { CollectableGrant } from "@/core/activity/types";
import type { PrismaClient } from "./client";
import { storable, storableJson } from "./storable";

export function activityStore(prisma: PrismaClient): ActivityStore {
  return {
    dueToCollect(limit, leaseMs) {
      return prisma.$queryRaw<CollectableGrant[]>`
        WITH due AS (
          UPDATE "grant" SET collect_at = catraca_now() + make_interval(secs => ${leaseMs / 1000}::float8)
          WHERE id IN (
            SELECT id FROM "grant" WHERE collect_at <= (SELECT catraca_now())
            ORDER BY collect_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
          RETURNING *)
        SELECT due.id::text AS "grantId", person.id AS "personId", person.user_name AS "userName",
               assignment.account_id AS "accountId", permission_set.arn AS "permissionSetArn",
               permission_set.name AS "permissionSetName",
               permission_set.session_duration_seconds AS "sessionDurationSeconds",
               due.starts_at AS "startsAt", due.ends_at AS "endsAt",
               CASE WHEN due.state IN ('ended', 'cancelled', 'failed') THEN coalesce(due.ended_at, due.ends_at) END AS "goneAt",
               (SELECT min(later.starts_at) FROM "grant" AS later
                WHERE later.assignment_id = due.assignment_id AND later.starts_at > due.starts_at
                  AND later.state NOT IN ('cancelled', 'failed')) AS "succeededAt",
               due.collected_at AS "collectedAt", catraca_now() AS now
        FROM due
        JOIN assignment ON assignment.id = due.assignment_id
        JOIN person ON person.id = assignment.person_id
        JOIN permission_set ON permission_set.arn = assignment.permission_set_arn`;
    },
    async keep(grantId, events, isProtected, next) {
      await prisma.$transaction([
        prisma.activity.createMany({
          data: events.map((event) => ({
            eventId: event.eventId,
            grantId,
            at: event.at,
            region: event.region,
            service: event.service,
            action: event.action,
            readOnly: event.readOnly,
            errorCode: event.errorCode,
            errorMessage: event.errorMessage && storable(event.errorMessage),
            resource: storable(event.resource),
            isProtected: isProtected(event),
            event: storableJson(event.raw),
          })),
          skipDuplicates: true,
        }),
        prisma.grant.update({ where: { id: grantId }, data: next }),
      ]);
    },
    async retryAt(grantId, at) {
      await prisma.grant.update({ where: { id: grantId }, data: { collectAt: at } });
    },
  };
}
