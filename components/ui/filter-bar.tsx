/** The filters of a list, kept in its address. */
import NextForm from "next/form";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { LinkButton } from "./link-button";

interface FilterBarProps {
  /** The list's path; the form asks for it with the fields as search parameters. */
  path: string;
  /** Fields with `labelHidden`: TextField, Select … with what the address says as default. */
  children: ReactNode;
  /** Set when some filter is on: shows the way back to all. */
  filtered?: boolean;
  /** Right of the filters: "Download CSV". */
  aside?: ReactNode;
}

/** A GET form: works without JavaScript, and with it goes there without loading the page anew. */
export function FilterBar({ path, children, filtered = false, aside }: FilterBarProps) {
  const t = useTranslations("ui");
  return (
    <search className="block print:hidden">
      <NextForm
        action={path}
        prefetch={false}
        className="flex flex-wrap items-end gap-2 *:min-w-0 *:grow *:basis-36 tablet:*:grow-0"
      >
        {children}
        <div className="flex basis-auto! gap-1">
          <Button type="submit">{t("applyFilters")}</Button>
          {filtered && (
            <LinkButton variant="quiet" href={path}>
              {t("clearFilters")}
            </LinkButton>
          )}
        </div>
        {aside && <div className="basis-auto! tablet:ml-auto">{aside}</div>}
      </NextForm>
    </search>
  );
}
