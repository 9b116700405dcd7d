/** Says that AWS may still deliver calls: what is listed need not be all. */
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";

/** Nothing before access was ever confirmed, nor once the last event can have come. */
export function CollectingBanner({ grants }: { grants: readonly GrantView[] }) {
  const t = useTranslations("activity");
  const untils = grants.flatMap(({ collectingUntil, activeAt }) =>
    collectingUntil && activeAt ? [collectingUntil] : [],
  );
  const last = untils.sort((one, other) => other.getTime() - one.getTime())[0];
  if (!last) return null;
  const seen = grants.reduce((sum, { calls }) => sum + calls.total, 0);
  return (
    <Banner>
      <span data-collecting>
        {t.rich(seen > 0 ? "collecting" : "collectingFirst", {
          until: () => <Time at={last} show="absolute" />,
        })}
      </span>
    </Banner>
  );
}
