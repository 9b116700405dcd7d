/** The shape of a security page while it is read. */
import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { SecurityNav, type SecurityRoom } from "./security-nav";

/** `room` tells which; a list has filters above its rows. */
export function LoadingPage({ room, title, lead }: { room: SecurityRoom; title: string; lead?: string }) {
  const t = useTranslations("ui");
  return (
    <Page wide>
      <div className="flex flex-col gap-3">
        <PageHeader title={title} lead={lead} />
        <SecurityNav current={room} all />
      </div>
      <Skeleton className={room === "overview" ? "h-11 w-full" : "h-9 w-full max-w-3xl"} />
      <Card flush>
        <SkeletonRows rows={room === "overview" ? 6 : 12} label={t("loading")} />
      </Card>
    </Page>
  );
}
