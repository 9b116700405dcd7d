import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/security/loading-page";

export default function Loading() {
  const t = useTranslations("guard");
  return <LoadingPage room="guards" title={t("title")} lead={t("lead")} />;
}
