/** Where a grant stands in time: what is left, when it starts, when it ended, why. */
import { useTranslations } from "next-intl";
import { WaitWords } from "@/components/grant/wait-words";
import { Countdown } from "@/components/ui/countdown";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";

/** One line for a table cell. */
export function GrantWhen({ grant }: { grant: GrantView }) {
  const t = useTranslations("security");
  const outcomes = useTranslations("grant.outcomes");
  if (grant.overdue) return <DueSince at={grant.overdue.since} />;
  switch (grant.state) {
    case "scheduled":
      return <span>{t.rich("starts", { time: () => <Time at={grant.startsAt} /> })}</span>;
    case "activating":
      if (!grant.wait) return <Left grant={grant} />;
      return (
        <span className="block py-1">
          <Left grant={grant} />
          <span className="block text-xs text-ink-soft">
            <WaitWords grant={grant} wait={grant.wait} own={false} />
          </span>
        </span>
      );
    case "active":
      return <Left grant={grant} />;
    case "ending":
      return <DueSince at={grant.endsAt} />;
    case "ended":
      return (
        <span className="flex flex-wrap items-baseline gap-x-2">
          <Time at={grant.endedAt ?? grant.endsAt} />
          {grant.outcome && <span className="text-xs text-ink-soft">{outcomes(grant.outcome)}</span>}
        </span>
      );
    // It never began, so the end that was planned says nothing.
    case "cancelled":
    case "failed":
      return <span className="text-xs text-ink-soft">{grant.outcome ? outcomes(grant.outcome) : "–"}</span>;
  }
}

/** What is left of it. */
function Left({ grant }: { grant: GrantView }) {
  const t = useTranslations("security");
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <Countdown endsAt={grant.endsAt} />
      <span className="text-xs text-ink-faint">
        {t.rich("until", { time: () => <Time at={grant.endsAt} show="absolute" /> })}
      </span>
    </span>
  );
}

function DueSince({ at }: { at: Date }) {
  const t = useTranslations("security");
  return <span>{t.rich("dueSince", { time: () => <Time at={at} /> })}</span>;
}
