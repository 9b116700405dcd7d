import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/security/loading-page";

export default function Loading() {
  const t = useTranslations("security");
  return <LoadingPage room="changes" title={t("changesTitle")} lead={t("changesLead")} />;
}
