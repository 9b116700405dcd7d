/** From page to page of a list that the server cuts. */
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "./link-button";
import { addressWith, type Search } from "./page-address";

interface PaginationProps {
  path: string;
  search: Search;
  /** From 1; in the address as `page`. */
  page: number;
  pageSize: number;
  /** How many rows this page has. */
  shown: number;
  /** Of the whole list; leave out where counting is dear, and say `more`. */
  total?: number;
  more?: boolean;
}

/** Plain links; nothing at all if everything fits on one page. */
export function Pagination({ path, search, page, pageSize, shown, total, more }: PaginationProps) {
  const t = useTranslations("ui");
  const first = (page - 1) * pageSize + 1;
  const last = first + shown - 1;
  const hasNext = total === undefined ? Boolean(more) : last < total;
  if (page === 1 && !hasNext) return null;
  return (
    <nav
      aria-label={t("pages")}
      className="row flex items-center justify-between gap-2 border-t px-4 text-ink-soft"
    >
      <p className="tabular-nums">
        {total === undefined ? t("range", { first, last }) : t("pageOf", { first, last, total })}
      </p>
      <div className="flex gap-1">
        {page > 1 && (
          <LinkButton
            size="small"
            variant="quiet"
            rel="prev"
            href={addressWith(path, search, { page: page > 2 ? page - 1 : undefined })}
          >
            <ChevronLeft aria-hidden />
            {t("previous")}
          </LinkButton>
        )}
        {hasNext && (
          <LinkButton
            size="small"
            variant="quiet"
            rel="next"
            href={addressWith(path, search, { page: page + 1 })}
          >
            {t("next")}
            <ChevronRight aria-hidden />
          </LinkButton>
        )}
      </div>
    </nav>
  );
}
