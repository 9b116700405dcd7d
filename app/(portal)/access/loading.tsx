import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** As much as stands there when nothing is live, the usual case. */
export default function Loading() {
  const t = useTranslations("ui");
  return (
    <Page>
      <Skeleton className="h-8 w-32" />
      <div className="flex flex-col gap-2">
        <Skeleton className="h-5 w-24" />
        <Skeleton className="h-10.5 w-full" />
      </div>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-5 w-32" />
        <Card flush>
          <SkeletonRows rows={9} label={t("loading")} />
        </Card>
      </div>
    </Page>
  );
}
