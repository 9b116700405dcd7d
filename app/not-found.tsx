import { useTranslations } from "next-intl";
import { PlainPage } from "@/components/shell/plain-page";
import { LinkButton } from "@/components/ui/link-button";

/** No such page, or one that this person may not see: the two are not told apart. */
export default function NotFound() {
  const t = useTranslations("errors");
  return (
    <PlainPage
      title={t("notFoundTitle")}
      actions={<LinkButton href="/access">{t("backToAccess")}</LinkButton>}
    >
      {t("notFoundBody")}
    </PlainPage>
  );
}
