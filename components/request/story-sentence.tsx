/** A request's story in one sentence: the head of its page. */
import { useTranslations } from "next-intl";
import type { GrantView } from "@/core/grant/views";
import type { PersonId } from "@/core/ids";
import type { RequestView } from "@/core/request/views";
import { sentenceOf } from "./sentence";
import { useTargetsPhrase } from "./targets-phrase";
import { useWrittenDuration } from "./written-duration";

interface StorySentenceProps {
  request: RequestView;
  grants: readonly GrantView[];
  /** Who reads it: their own request speaks to them. */
  viewerId: PersonId;
}

export function StorySentence({ request, grants, viewerId }: StorySentenceProps) {
  const t = useTranslations("request");
  const phrase = useTargetsPhrase();
  const duration = useWrittenDuration();
  const { key, minutes } = sentenceOf(request, grants);
  return t(`sentence.${key}`, {
    you: request.requester.id === viewerId ? "yes" : "no",
    name: request.requester.displayName,
    what: phrase(request.targets),
    duration: duration(minutes),
    approver: request.decision?.approver.displayName ?? "–",
  });
}
