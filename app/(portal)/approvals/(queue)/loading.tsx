// The shape of the queue and its card while they are read.
import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  const t = useTranslations();
  return (
    <Page>
      <PageHeader title={t("approval.title")} lead={t("approval.lead")} />
      <div className="grid items-start gap-6 desk:grid-cols-[22rem_minmax(0,1fr)]">
        <Card title={t("approval.queueTitle")} flush>
          <SkeletonRows rows={4} label={t("ui.loading")} />
        </Card>
        <div className="hidden flex-col gap-3 rounded border bg-surface p-5 desk:flex desk:max-w-3xl">
          <Skeleton className="h-6 w-2/3" />
          <Skeleton className="h-5 w-1/3" />
          <Skeleton className="h-64 w-full" />
        </div>
      </div>
    </Page>
  );
}
