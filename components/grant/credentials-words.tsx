/** What becomes of live sessions when access ends; and when AWS may deny them though it has not. */
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";
import { fateOf } from "./credentials-fate";

interface CredentialsWordsProps {
  grant: GrantView;
  /** Its time is over: it is being removed, or is gone. */
  after?: boolean;
  own: boolean;
}

/** One sentence, and a second one where a late change leaves a gap. */
export function CredentialsWords({ grant, after = false, own }: CredentialsWordsProps) {
  const t = useTranslations("grant");
  const times = {
    end: () => <Time at={grant.endsAt} show="absolute" />,
    kept: () => grant.keptUntil && <Time at={grant.keptUntil} show="absolute" />,
    dead: () => <Time at={grant.credentialsDeadBy} show="absolute" />,
  };
  const fate = fateOf(grant);
  return (
    <>
      <span className="text-ink-faint" data-fate={fate}>
        {t.rich(`${after ? "fateAfter" : "fate"}.${fate}`, times)}
      </span>
      {!after && <GapWords grant={grant} own={own} />}
    </>
  );
}

/** Said only as long as it may still happen. */
function GapWords({ grant: { guard }, own }: Pick<CredentialsWordsProps, "grant" | "own">) {
  const t = useTranslations("grant");
  const you = own ? "yes" : "no";
  if (guard?.gap) {
    const { from, until } = guard.gap;
    return (
      <span className="block text-caution" data-gap>
        {t.rich("gap", {
          own: you,
          from: () => <Time at={from} show="absolute" />,
          until: () => <Time at={until} show="absolute" />,
        })}
      </span>
    );
  }
  const until = guard?.honouredBy;
  if (!until) return null;
  return (
    <span className="block text-caution" data-honoured>
      {t.rich("honoured", { own: you, until: () => <Time at={until} show="absolute" /> })}
    </span>
  );
}
