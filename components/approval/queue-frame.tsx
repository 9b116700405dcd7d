/** The queue beside the card; on a phone one of the two. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FreshnessLine } from "@/components/live/freshness-line";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { KeyHint } from "@/components/ui/key-hint";
import { TextLink } from "@/components/ui/text-link";
import { QueueKeys } from "./queue-keys";

interface QueueFrameProps {
  /** What everybody who decides should know first. */
  notice?: ReactNode;
  list: ReactNode;
  card?: ReactNode;
  /** On a phone: the card alone, with a way back to the list. */
  cardFirst?: boolean;
  backHref: string;
}

/** List on the left, card on the right. Keeps itself true, and hears the keys. */
export function QueueFrame({ notice, list, card, cardFirst = false, backHref }: QueueFrameProps) {
  const t = useTranslations("approval");
  return (
    <Page>
      <LiveRefresh topics={["requests", "grants"]} />
      <QueueKeys />
      <div className={cardFirst ? "max-desk:hidden" : undefined}>
        <PageHeader title={t("title")} lead={t("lead")} live actions={<Keys />} />
      </div>
      {cardFirst && (
        <div className="flex flex-wrap items-center justify-between gap-2 desk:hidden">
          <h1 className="sr-only">{t("title")}</h1>
          <TextLink href={backHref}>{t("backToList")}</TextLink>
          <FreshnessLine />
        </div>
      )}
      {notice}
      <div className="grid items-start gap-6 desk:grid-cols-[22rem_minmax(0,1fr)]">
        <div className={cardFirst ? "max-desk:hidden" : undefined}>{list}</div>
        {card && <div className={cardFirst ? "max-desk:pb-20" : "max-desk:hidden"}>{card}</div>}
      </div>
    </Page>
  );
}

function Keys() {
  const t = useTranslations("approval");
  return (
    <p className="hidden items-center gap-1 text-xs text-ink-faint wide:flex touch:hidden!">
      <KeyHint keys="j" />
      <KeyHint keys="k" />
      {t("keysMove")}
      <span className="w-1" />
      <KeyHint keys="a" />
      {t("keysApprove")}
      <span className="w-1" />
      <KeyHint keys="d" />
      {t("keysDeny")}
    </p>
  );
}
