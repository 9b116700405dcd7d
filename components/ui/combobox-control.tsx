"use client";
/** The combobox itself, over Base UI; loaded after the page works. */
import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FocusEvent, useState } from "react";
import { AccessibleParts } from "./accessible-parts";
import type { ComboboxOption } from "./combobox";
import type { ControlProps } from "./field";

interface ComboboxControlProps {
  attributes: Omit<ControlProps, "typed">;
  options: readonly ComboboxOption[];
  defaultValue?: string;
  placeholder?: string;
  onValueChange: (value: string) => void;
}

/** How many options are drawn at once; typing narrows them. */
const shownAtOnce = 60;

/** Every word typed must occur in the label or the detail, in any order. */
function matches(option: ComboboxOption, query: string): boolean {
  const text = `${option.label} ${option.detail ?? ""}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** So that typing replaces what is chosen; after the press that gave the focus has set its caret. */
function selectAll({ currentTarget: input }: FocusEvent<HTMLInputElement>) {
  requestAnimationFrame(() => input.select());
}

/** The option's value is sent under the field's name, by a hidden input. */
export function ComboboxControl({
  attributes,
  options,
  defaultValue,
  placeholder,
  onValueChange,
}: ComboboxControlProps) {
  const t = useTranslations("ui");
  const [query, setQuery] = useState("");
  const { id, name, ...aria } = attributes;
  return (
    <AccessibleParts>
      <Combobox.Root
        items={options}
        name={name}
        defaultValue={options.find(({ value }) => value === defaultValue) ?? null}
        itemToStringValue={({ value }: ComboboxOption) => value}
        isItemEqualToValue={(one: ComboboxOption, other: ComboboxOption) => one.value === other.value}
        filter={matches}
        limit={shownAtOnce}
        autoHighlight
        onInputValueChange={setQuery}
        onValueChange={(option: ComboboxOption | null) => onValueChange(option?.value ?? "")}
      >
        <span className="relative block">
          <Combobox.Input
            {...aria}
            id={id}
            onFocus={selectAll}
            placeholder={placeholder ?? t("choose")}
            className="input-box truncate pr-9"
          />
          <Combobox.Trigger
            aria-label={t("showList")}
            className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded text-ink-faint"
          >
            <ChevronDown aria-hidden className="size-4" />
          </Combobox.Trigger>
        </span>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} className="z-50">
            <Combobox.Popup className="max-h-[min(22rem,var(--available-height))] w-(--anchor-width) overflow-y-auto rounded bg-surface p-1 shadow-float">
              <Combobox.Empty className="px-2 py-3 text-ink-soft empty:hidden">
                {t("nothingMatches", { query })}
              </Combobox.Empty>
              <Combobox.List className="outline-none">
                {(option: ComboboxOption) => (
                  <Combobox.Item
                    key={option.value}
                    value={option}
                    className="control flex items-center gap-2 rounded px-2 outline-none data-highlighted:bg-hover"
                  >
                    <span className="min-w-0 flex-1 truncate">{option.label}</span>
                    {option.detail && (
                      <span className="font-mono text-xs text-ink-faint">{option.detail}</span>
                    )}
                    <span className="w-4">
                      <Combobox.ItemIndicator>
                        <Check aria-hidden className="size-4 text-accent" />
                      </Combobox.ItemIndicator>
                    </span>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </AccessibleParts>
  );
}
