"use client";
/** The palette: type, Enter, there. Loaded when it is first wanted. */
import { Autocomplete } from "@base-ui/react/autocomplete";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { DialogPanel } from "@/components/ui/dialog-panel";
import type { PaletteEntry } from "./palette-entry";
import { usePaletteFindings } from "./use-palette-findings";

type PaletteProps = Pick<ComponentProps<typeof DialogPanel>, "open" | "onOpenChange" | "returnFocusTo"> & {
  pages: readonly PaletteEntry[];
  searchAddress?: string;
};

interface Group {
  label: string;
  items: readonly PaletteEntry[];
}

/** Pages are matched here, accounts and people by the server. */
export function Palette({ pages, searchAddress, ...dialog }: PaletteProps) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [query, setQuery] = useState("");
  const { findings, searching } = usePaletteFindings(query, searchAddress);
  const wanted = query.trim().toLowerCase();
  const groups: Group[] = [
    { label: t("searchPages"), items: pages.filter(({ label }) => label.toLowerCase().includes(wanted)) },
    { label: t("searchAccounts"), items: findings.accounts },
    { label: t("searchPeople"), items: findings.people },
  ].filter(({ items }) => items.length > 0);

  function go(href: string) {
    dialog.onOpenChange(false);
    setQuery("");
    router.push(href);
  }

  return (
    <DialogPanel {...dialog} atTop title={<span className="sr-only">{t("searchTitle")}</span>}>
      <Autocomplete.Root
        inline
        open
        items={groups}
        mode="none"
        autoHighlight="always"
        value={query}
        onValueChange={(value, { reason }) => reason !== "item-press" && setQuery(value)}
        itemToStringValue={({ label }: PaletteEntry) => label}
      >
        <Autocomplete.Input
          aria-label={t("searchHint")}
          placeholder={t("searchHint")}
          className="input-box -mt-4 text-base"
        />
        <Autocomplete.Status className="px-2 py-2 text-xs text-ink-faint empty:hidden">
          {searching ? ui("searching") : groups.length === 0 ? ui("nothingMatches", { query }) : null}
        </Autocomplete.Status>
        <Autocomplete.List className="mt-2 h-72 overflow-y-auto outline-none">
          {(group: Group) => (
            <Autocomplete.Group key={group.label} items={group.items} className="pb-2">
              <Autocomplete.GroupLabel className="px-2 py-1 text-xs text-ink-faint">
                {group.label}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: PaletteEntry) => (
                  <Autocomplete.Item
                    key={entry.href}
                    value={entry}
                    onClick={() => go(entry.href)}
                    className="control flex items-center justify-between gap-3 rounded px-2 data-highlighted:bg-hover"
                  >
                    <span className="truncate">{entry.label}</span>
                    {entry.detail && <span className="font-mono text-xs text-ink-faint">{entry.detail}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </DialogPanel>
  );
}
