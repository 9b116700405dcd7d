import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/security/loading-page";

export default function Loading() {
  const t = useTranslations("audit");
  return <LoadingPage room="audit" title={t("title")} lead={t("lead")} />;
}
