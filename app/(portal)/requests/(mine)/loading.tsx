import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations("ui");
  return (
    <Page>
      <Skeleton className="h-13.5 w-64" />
      <Skeleton className="h-9 w-full max-w-xl" />
      <Card flush>
        <SkeletonRows rows={8} label={t("loading")} />
      </Card>
    </Page>
  );
}
