import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/security/loading-page";

export default function Loading() {
  const t = useTranslations("drift");
  return <LoadingPage room="drift" title={t("title")} lead={t("lead")} />;
}
