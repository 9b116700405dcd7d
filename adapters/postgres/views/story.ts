// One request's whole story: what the trail says of it and its grants, what AWS said to it, and the calls made.
import type { GrantView } from "@/core/grant/views";
import type { RequestId } from "@/core/ids";
import type { AwsStep } from "@/core/request/aws-steps";
import { type AwsRecord, givingSteps, takingSteps } from "@/core/request/aws-story";
import type { RequestStory, StoryEvent } from "@/core/request/views";
import type { AuditEntryModel as AuditEntry } from "../generated/models/AuditEntry";
import { activitiesOfRequest } from "./activity";
import { awsRecords } from "./aws-records";
import { grantsOfRequest } from "./grants";
import type { Views } from "./overdue";
import { peopleById } from "./people";
import { bundleOf, requestView } from "./requests";

const MAX_CALLS = 500;

export async function requestStory(views: Views, id: RequestId): Promise<RequestStory | undefined> {
  const { prisma } = views;
  const request = await requestView(views, id);
  if (!request) return undefined;
  const grants = await grantsOfRequest(views, id);
  const grantIds = grants.map((grant) => grant.id);
  const [trail, { activities, hasMore }, bundle, records] = await Promise.all([
    prisma.auditEntry.findMany({
      where: {
        OR: [
          { subjectType: "request", subjectId: id },
          { subjectType: "grant", subjectId: { in: grantIds } },
        ],
      },
      orderBy: { id: "asc" },
    }),
    activitiesOfRequest(prisma, id, MAX_CALLS),
    bundleOf(views, request.bundleId),
    awsRecords(prisma, grantIds),
  ]);
  const people = await peopleById(
    prisma,
    trail.map(({ actorId }) => actorId),
  );
  const steps = grants.map((grant) => stepsByEntry(grant, trail, records.get(grant.id)));
  const events: StoryEvent[] = trail.map((entry) => ({
    at: entry.at,
    action: entry.action,
    actor: (entry.actorId && people.get(entry.actorId)) || null,
    target: grants.find((grant) => grant.id === entry.subjectId)?.target ?? null,
    steps: steps.flatMap((each) => each.get(entry.id) ?? []),
    facts: entry.facts as Record<string, unknown>,
  }));
  return {
    request,
    grants,
    events,
    activities,
    hasMoreActivities: hasMore,
    siblings: bundle.filter((each) => each.id !== id),
  };
}

/** What AWS said of a grant, by the entry of the trail that it led to: begun or failed, and ended. */
function stepsByEntry(
  grant: GrantView,
  trail: readonly AuditEntry[],
  record: AwsRecord = { operations: [], guard: [] },
): Map<bigint, AwsStep[]> {
  const last = (...actions: string[]) =>
    actions
      .map((action) => trail.findLast((entry) => entry.subjectId === grant.id && entry.action === action))
      .find((entry) => entry !== undefined);
  const settledAt = last("grant.active", "grant.failed")?.at ?? null;
  const begun = last("grant.active", "grant.failed", "grant.activating");
  const over = last("grant.ended", "grant.ending", "grant.failed");
  const told = { ...grant, settledAt };
  const steps = new Map<bigint, AwsStep[]>();
  if (begun) steps.set(begun.id, givingSteps(told, record));
  if (over) steps.set(over.id, [...(steps.get(over.id) ?? []), ...takingSteps(told, record)]);
  return steps;
}
