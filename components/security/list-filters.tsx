/** The filters that the security lists share, and the way to take a list along. */
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Combobox } from "@/components/ui/combobox";
import { FilterBar } from "@/components/ui/filter-bar";
import { addressWith, type Search } from "@/components/ui/page-address";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { AccountView, PersonView } from "@/core/directory/views";

/** What can be chosen. A list that lacks one is not filtered by it. */
export interface FilterChoices {
  units?: ReadonlyArray<{ id: string; name: string }>;
  accounts?: readonly AccountView[];
  people?: readonly PersonView[];
}

interface ListFiltersProps extends FilterChoices {
  path: string;
  /** What the address says, without the page. */
  search: Search;
  /** Where the same list is had as CSV. */
  csv: string;
  /** What the export must be told beyond the address. */
  csvSearch?: Search;
  /** Parameters of the address that no field of these shows, and the form must not lose. */
  carried?: readonly string[];
  /** Days from and to. */
  period?: boolean;
  /** Further fields, before these. */
  children?: ReactNode;
}

/** Everything stays in the address. */
export function ListFilters({
  path,
  search,
  csv,
  csvSearch = {},
  carried = [],
  period = false,
  children,
  ...choices
}: ListFiltersProps) {
  const t = useTranslations("security");
  const textOf = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  const filtered = Object.keys(search).some((name) => !carried.includes(name) || name === "weekday");
  return (
    // The key makes the fields show what the address says after "clear filters".
    <FilterBar
      key={JSON.stringify(search)}
      path={path}
      filtered={filtered}
      aside={<CsvLink href={addressWith(csv, { ...search, ...csvSearch }, {})} />}
    >
      {carried.map(
        (name) => textOf(name) && <input key={name} type="hidden" name={name} value={textOf(name)} />,
      )}
      {children && <div className="basis-48!">{children}</div>}
      {choices.units && choices.units.length > 1 && (
        <div className="basis-44!">
          <Select
            name="unit"
            label={t("unit")}
            labelHidden
            emptyLabel={t("anyUnit")}
            defaultValue={textOf("unit")}
            options={choices.units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      {choices.accounts && (
        <div className="basis-48!">
          <Combobox
            name="account"
            label={t("account")}
            labelHidden
            placeholder={t("anyAccount")}
            defaultValue={textOf("account")}
            options={choices.accounts.map(({ id, name }) => ({ value: id, label: name, detail: id }))}
          />
        </div>
      )}
      {choices.people && (
        <div className="basis-48!">
          <Combobox
            name="person"
            label={t("person")}
            labelHidden
            placeholder={t("anyPerson")}
            defaultValue={textOf("person")}
            options={choices.people.map((each) => ({
              value: each.id,
              label: each.displayName,
              detail: each.userName,
            }))}
          />
        </div>
      )}
      {period && (
        <div className="flex basis-80! gap-2 *:min-w-0 *:flex-1">
          <TextField name="from" type="date" label={t("from")} defaultValue={textOf("from")} />
          <TextField name="to" type="date" label={t("to")} defaultValue={textOf("to")} />
        </div>
      )}
    </FilterBar>
  );
}

/** A plain link: the browser downloads it. */
export function CsvLink({ href }: { href: string }) {
  const t = useTranslations("security");
  return (
    <a href={href} download className={buttonStyle("quiet", "normal")}>
      <Download aria-hidden />
      {t("csv")}
    </a>
  );
}
