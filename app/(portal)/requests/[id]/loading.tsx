import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations("ui");
  return (
    <Page>
      <Skeleton className="h-8 w-full max-w-xl" />
      <div className="grid items-start gap-6 desk:grid-cols-[21rem_minmax(0,1fr)]">
        <Skeleton className="h-72 w-full" />
        <Card flush>
          <SkeletonRows rows={7} label={t("loading")} />
        </Card>
      </div>
    </Page>
  );
}
