/** That an account is production: not an error, but worth a second look. */
import { useTranslations } from "next-intl";
import { CautionMark } from "@/components/ui/caution-mark";

/** Nothing for other accounts. */
export function ProductionMark({ production }: { production: boolean }) {
  const t = useTranslations("approval");
  return production ? <CautionMark kind="warning">{t("production")}</CautionMark> : null;
}
