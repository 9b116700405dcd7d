"use client";
/** One target that one may ask for. */
import { Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useWrittenDuration } from "@/components/request/written-duration";
import { LinkButton } from "@/components/ui/link-button";
import { type Askable, askAddress } from "./askable";

interface AskRowProps {
  askable: Askable;
  starred: boolean;
  onStar: () => void;
  /** Enter in the search field asks for this one. */
  first: boolean;
}

export function AskRow({ askable, starred, onStar, first }: AskRowProps) {
  const t = useTranslations("access");
  const format = useFormatter();
  const duration = useWrittenDuration();
  const what = { account: askable.account, permissionSet: askable.permissionSet };
  const names = format.list(askable.deciders, { type: "disjunction" });
  return (
    <li
      className={`row grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 border-b py-1 pr-3 pl-2 last:border-b-0 hover:bg-hover ${first ? "bg-sunken" : ""}`}
    >
      <button
        type="button"
        aria-pressed={starred}
        aria-label={t("favourite", what)}
        onClick={onStar}
        className="flex size-8 items-center justify-center rounded text-ink-faint hover:text-ink aria-pressed:text-accent touch:size-12 noscript:invisible"
      >
        <Star aria-hidden className={`size-4 ${starred ? "fill-current" : ""}`} />
      </button>
      <span className="grid min-w-0 items-baseline gap-x-4 desk:grid-cols-[minmax(0,5fr)_minmax(0,2fr)_minmax(0,6fr)]">
        <span className="min-w-0 break-words">
          <span className="font-medium">{askable.account}</span>{" "}
          <span className="text-ink-soft">{askable.permissionSet}</span>
        </span>
        <span className="hidden truncate text-ink-faint desk:block">
          {t("upTo", { duration: duration(askable.maxMinutes) })}
        </span>
        <span className="min-w-0 text-ink-faint">
          {askable.deciders.length > 0
            ? t("asks", { unit: askable.unit, names })
            : t("asksNobody", { unit: askable.unit })}
        </span>
      </span>
      <LinkButton
        href={askAddress(askable)}
        size="small"
        aria-label={t("requestOne", what)}
        data-ask={askable.key}
      >
        {t("request")}
      </LinkButton>
    </li>
  );
}
