// The story that an address asks for, if this person may see it.
import { cache } from "react";
import { isUuid, type RequestId } from "@/core/ids";
import { maySee } from "@/core/policy/authority";
import { portal } from "@/wiring/web";
import { viewer } from "../../viewer";

/** Undefined for what does not exist and for what is not theirs to see: the two are not told apart. */
export const readStory = cache(async (id: string) => {
  const authority = await viewer();
  const story = isUuid(id) ? await portal().requestStory(id as RequestId) : undefined;
  if (!story) return undefined;
  const { request } = story;
  return maySee(authority, { requesterId: request.requester.id, unitId: request.unit.id })
    ? { authority, story }
    : undefined;
});
