"use client";
/** One of many, found by typing: accounts, people, permission sets. */
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { Field, type FieldProps } from "./field";

const ComboboxControl = lazy(() =>
  import("./combobox-control").then((part) => ({ default: part.ComboboxControl })),
);

/** One thing to choose; `detail` (an account id) is shown beside the label and searched too. */
export interface ComboboxOption {
  value: string;
  label: string;
  detail?: string;
}

type ComboboxProps = FieldProps & {
  options: readonly ComboboxOption[];
  /** The value chosen at first. */
  defaultValue?: string;
  placeholder?: string;
  onValueChange?: (value: string) => void;
};

/** Sent as the option's value under `name`. Until its code is there, and without JavaScript, the browser's own list. */
export function Combobox({ options, defaultValue, placeholder, onValueChange, ...field }: ComboboxProps) {
  const t = useTranslations("ui");
  const [ready, setReady] = useState(false);
  const [chosen, setChosen] = useState(defaultValue);
  useEffect(() => setReady(true), []);

  function choose(value: string) {
    setChosen(value);
    onValueChange?.(value);
  }

  return (
    <Field
      {...field}
      control={({ typed, ...attributes }) => {
        const plain = (
          <span className="relative block">
            <select
              {...attributes}
              defaultValue={typed ?? chosen ?? ""}
              onChange={(event) => choose(event.target.value)}
              className="input-box appearance-none truncate pr-9"
            >
              <option value="">{placeholder ?? t("choose")}</option>
              {options.map(({ value, label, detail }) => (
                <option key={value} value={value}>
                  {detail ? `${label} · ${detail}` : label}
                </option>
              ))}
            </select>
            <ChevronDown
              aria-hidden
              className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-ink-faint"
            />
          </span>
        );
        if (!ready) return plain;
        return (
          <Suspense fallback={plain}>
            <ComboboxControl
              {...{ attributes, options, placeholder }}
              defaultValue={typed ?? chosen}
              onValueChange={choose}
            />
          </Suspense>
        );
      }}
    />
  );
}
