// One request's whole story: what the trail says of it and its grants, and the calls made.
import type { RequestId } from "@/core/ids";
import type { RequestStory, StoryEvent } from "@/core/request/views";
import { activitiesOfRequest } from "./activity";
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
  const [trail, { activities, hasMore }, bundle] = await Promise.all([
    prisma.auditEntry.findMany({
      where: {
        OR: [
          { subjectType: "request", subjectId: id },
          { subjectType: "grant", subjectId: { in: grants.map((grant) => grant.id) } },
        ],
      },
      orderBy: { id: "asc" },
    }),
    activitiesOfRequest(prisma, id, MAX_CALLS),
    bundleOf(views, request.bundleId),
  ]);
  const people = await peopleById(
    prisma,
    trail.map(({ actorId }) => actorId),
  );
  const events: StoryEvent[] = trail.map((entry) => ({
    at: entry.at,
    action: entry.action,
    actor: (entry.actorId && people.get(entry.actorId)) || null,
    target: grants.find((grant) => grant.id === entry.subjectId)?.target ?? null,
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
