/** How rules are changed: not here. */
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Mono } from "@/components/ui/mono";

export function HowRulesChange() {
  const t = useTranslations("admin");
  return (
    <Banner title={t("howTitle")}>
      {t("howBody")}
      <p className="mt-1 text-ink">
        <Mono copy>npm run rules -- apply rules.json</Mono>
      </p>
    </Banner>
  );
}
