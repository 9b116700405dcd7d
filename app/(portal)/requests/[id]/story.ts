// The story that an address asks for, if this person may see it.
import { cache } from "react";
import { isUuid, type RequestId } from "@/core/ids";
import { maySee } from "@/core/policy/authority";
import type { RequestView } from "@/core/request/views";
import { portal } from "@/wiring/web";
import { viewer } from "../../viewer";

/** Undefined for what does not exist and for what is not theirs to see: the two are not told apart. */
export const readStory = cache(async (id: string) => {
  const authority = await viewer();
  const story = isUuid(id) ? await portal().requestStory(id as RequestId) : undefined;
  if (!story) return undefined;
  const isTheirs = (request: RequestView) =>
    maySee(authority, { requesterId: request.requester.id, unitId: request.unit.id });
  if (!isTheirs(story.request)) return undefined;
  return { authority, story: { ...story, siblings: story.siblings.filter(isTheirs) } };
});
