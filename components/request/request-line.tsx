/** One request in a short list: its state, what it is about, and what it waits for. */
import { useFormatter, useTranslations } from "next-intl";
import { TintOnChange } from "@/components/live/tint-on-change";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { RequestView } from "@/core/request/views";
import { shownStateOf } from "./shown-state";
import { useTargetsPhrase } from "./targets-phrase";

/** `narrow`: in a column, where its parts stand below each other at any width. */
export function RequestLine({ request, narrow = false }: { request: RequestView; narrow?: boolean }) {
  const phrase = useTargetsPhrase();
  const shown = shownStateOf(request);
  return (
    <TintOnChange as="li" version={shown} className="border-b last:border-b-0">
      <div
        data-request={request.id}
        data-state={request.state}
        className="row flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2"
      >
        <span className={narrow ? "w-full" : "desk:w-44"}>
          <StateMark state={shown} />
        </span>
        <TextLink href={`/requests/${request.id}`} className="min-w-0 font-medium">
          {phrase(request.targets)}
        </TextLink>
        <span className={`min-w-0 text-ink-soft ${narrow ? "" : "desk:ml-auto"}`}>
          <Waits request={request} />
        </span>
      </div>
    </TintOnChange>
  );
}

function Waits({ request }: { request: RequestView }) {
  const t = useTranslations("request");
  const format = useFormatter();
  const asked = () => <Time at={request.createdAt} show="relative" />;
  if (request.state !== "pending") return t.rich("askedAt", { asked });
  const names = format.list(
    request.deciders.map(({ displayName }) => displayName),
    { type: "disjunction" },
  );
  return t.rich("askedAndWho", { asked, names, count: request.deciders.length });
}
