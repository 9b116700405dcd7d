/** That security has stopped new grants. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Time } from "@/components/ui/time";

/** `action`: the way to lift it, for those who may. */
export function FreezeBanner({
  by,
  at,
  reason,
  action,
}: {
  by: string;
  at: Date;
  reason: string;
  action?: ReactNode;
}) {
  const t = useTranslations("security");
  return (
    <Banner tone="caution" title={t("frozenTitle")} action={action}>
      {t.rich("frozenBody", { name: by, reason, time: () => <Time at={at} /> })}
    </Banner>
  );
}
