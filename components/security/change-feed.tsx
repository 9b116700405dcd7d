/** The newest changes made in AWS, one short entry each. */
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ActivityView } from "@/core/activity/views";
import { CallWords } from "./call-words";
import { PersonLink } from "./person-link";

/** Newest first. */
export function ChangeFeed({ calls }: { calls: readonly ActivityView[] }) {
  const t = useTranslations("security");
  return (
    <ul className="divide-y" aria-label={t("feedTitle")}>
      {calls.map((call) => (
        <li key={`${call.eventId} ${call.grantId}`} data-grant={call.grantId} className="px-4 py-2">
          <span className="flex items-baseline justify-between gap-x-4">
            <CallWords call={call} />
            <TextLink href={`/requests/${call.requestId}`} className="shrink-0 text-xs text-ink-faint">
              <Time at={call.at} show="relative" />
            </TextLink>
          </span>
          <span className="flex flex-wrap gap-x-1.5 text-xs text-ink-soft">
            <PersonLink person={call.person} />
            <span>
              {call.target.accountName} · {call.target.permissionSetName}
            </span>
            {call.resource && <span className="font-mono break-all text-ink-faint">{call.resource}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
