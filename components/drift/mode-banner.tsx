/** That nothing is given at present, and why. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { InstallationView, ReconciliationView } from "@/core/drift/views";

interface ModeBannerProps {
  installation: InstallationView;
  current: ReconciliationView["current"];
  /** For security: what is unknown on permission sets kept for Catraca, and the way to give access again. */
  security?: { readonly foreignOnReserved: number; readonly giveAgain: ReactNode };
}

/** Nothing while access is given. */
export function ModeBanner({ installation, current, security }: ModeBannerProps) {
  switch (installation.mode) {
    case "granting":
      return null;
    case "onboarding":
      return <Onboarding current={current} isSecurity={security !== undefined} />;
    case "restored":
      return security ? <Restored since={installation.changedAt} {...security} /> : <Waiting />;
  }
}

function Onboarding({
  current,
  isSecurity,
}: {
  current: ReconciliationView["current"];
  isSecurity: boolean;
}) {
  const t = useTranslations("drift.mode");
  const progress = { done: current?.done ?? 0, total: current?.total ?? 0 };
  return (
    <div data-mode="onboarding">
      <Banner tone="info" title={t("onboardingTitle")}>
        <p className="tabular-nums">{t(isSecurity ? "onboardingSecurity" : "onboarding", progress)}</p>
        {current?.fault && <p>{t("onboardingPaused")}</p>}
      </Banner>
    </div>
  );
}

function Waiting() {
  const t = useTranslations("drift.mode");
  return (
    <div data-mode="restored">
      <Banner tone="caution" title={t("restoredTitle")}>
        {t("restored")}
      </Banner>
    </div>
  );
}

function Restored({
  since,
  foreignOnReserved,
  giveAgain,
}: {
  since: Date;
  foreignOnReserved: number;
  giveAgain: ReactNode;
}) {
  const t = useTranslations("drift.mode");
  return (
    <div data-mode="restored">
      <Banner tone="error" title={t("restoredSecurityTitle")} action={giveAgain}>
        <p>{t.rich("restoredSecurity", { time: () => <Time at={since} /> })}</p>
        {foreignOnReserved > 0 && (
          <p className="mt-1 font-medium text-failed">
            <TextLink href="/security/drift?kind=foreign">
              {t("unknownOnReserved", { count: foreignOnReserved })}
            </TextLink>
          </p>
        )}
      </Banner>
    </div>
  );
}
