/** What waits for a decision, one line each. */
import { useTranslations } from "next-intl";
import { TintOnChange } from "@/components/live/tint-on-change";
import { AppLink } from "@/components/ui/app-link";
import { Time } from "@/components/ui/time";
import { writtenMinutes } from "@/components/ui/written-length";
import type { RequestView } from "@/core/request/views";
import { ProductionMark } from "./production-mark";

interface QueueListProps {
  requests: readonly RequestView[];
  /** The one that is open. */
  currentId?: string;
  /** The address of one, with the list's page kept. */
  hrefOf: (id: string) => string;
}

/** Longest waiting first. The links are what j and k move along. */
export function QueueList({ requests, currentId, hrefOf }: QueueListProps) {
  const t = useTranslations("approval");
  return (
    <ul aria-label={t("queueTitle")} className="divide-y">
      {requests.map((request) => (
        <TintOnChange
          as="li"
          key={request.id}
          version={request.state}
          data-request={request.id}
          data-state={request.state}
        >
          <AppLink
            href={hrefOf(request.id)}
            aria-current={request.id === currentId ? "true" : undefined}
            data-queue-entry=""
            className="block px-4 py-2.5 -outline-offset-2! hover:bg-hover aria-[current]:bg-accent-soft"
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="truncate font-medium">{request.requester.displayName}</span>
              <span className="shrink-0 text-xs text-ink-faint">
                <Time at={request.createdAt} show="relative" />
              </span>
            </span>
            <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft">
              <span className="min-w-0 break-words">{targetWords(request, t)}</span>
              <span className="text-xs">{writtenMinutes(request.minutes)}</span>
            </span>
            <span className="mt-1 block empty:hidden">
              <ProductionMark production={request.targets.some((target) => target.isProduction)} />
            </span>
          </AppLink>
        </TintOnChange>
      ))}
    </ul>
  );
}

function targetWords({ targets }: RequestView, t: ReturnType<typeof useTranslations<"approval">>): string {
  const [first] = targets;
  const one = `${first?.permissionSetName} · ${first?.accountName}`;
  return targets.length > 1 ? t("andMore", { one, count: targets.length - 1 }) : one;
}
