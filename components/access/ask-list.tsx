"use client";
/** What one may ask for, found by typing. */
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isTyping } from "@/components/shell/is-typing";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import { AskRow } from "./ask-row";
import { type Askable, matching } from "./askable";
import { rememberFavourites, toggled } from "./favourites";

/** How many lines stand there before one types or asks for all. */
const atFirst = 8;
const whileTyping = 40;

/** "/" goes to the field, typing narrows, the arrows move, Enter asks for the first. */
export function AskList({
  askables,
  favourites,
}: {
  askables: readonly Askable[];
  favourites: readonly string[];
}) {
  const t = useTranslations("access");
  const [query, setQuery] = useState("");
  const [all, setAll] = useState(false);
  const [starred, setStarred] = useState(favourites);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const found = query.trim() ? matching(askables, query) : askables;
  const shown = found.slice(0, query.trim() ? whileTyping : all ? undefined : atFirst);

  useEffect(() => {
    function focusField(event: globalThis.KeyboardEvent) {
      if (event.key !== "/" || isTyping(event)) return;
      event.preventDefault();
      field.current?.focus();
    }
    document.addEventListener("keydown", focusField);
    return () => document.removeEventListener("keydown", focusField);
  }, []);

  function move(event: KeyboardEvent) {
    const links = [...(box.current?.querySelectorAll<HTMLElement>("[data-ask]") ?? [])];
    const here = links.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Enter" && event.target === field.current) return links[0]?.click();
    if (event.key === "Escape" && event.target === field.current) return setQuery("");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    (links[here + step] ?? (step < 0 ? field.current : undefined))?.focus();
  }

  function star(key: string) {
    const next = toggled(starred, key);
    setStarred(next);
    rememberFavourites(next);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the field and the links within
    <div ref={box} onKeyDown={move} className="overflow-hidden rounded border bg-surface">
      <div className="relative border-b noscript:hidden">
        <input
          ref={field}
          type="search"
          aria-label={t("searchTargets")}
          aria-keyshortcuts="/"
          placeholder={t("searchTargets")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="row w-full bg-transparent px-4 pr-12 -outline-offset-2 touch:text-base [&::-webkit-search-cancel-button]:hidden"
        />
        <span className="absolute inset-y-0 right-4 flex items-center">
          <KeyHint keys={query.trim() ? "↵" : "/"} decorative />
        </span>
        <span role="status" className="sr-only">
          {query.trim() && t("found", { count: found.length })}
        </span>
      </div>
      <ul>
        {shown.map((askable, index) => (
          <AskRow
            key={askable.key}
            askable={askable}
            starred={starred.includes(askable.key)}
            onStar={() => star(askable.key)}
            first={query.trim() !== "" && index === 0}
          />
        ))}
      </ul>
      {found.length === 0 && (
        <p className="row flex items-center px-4 text-ink-soft">{t("noMatch", { query })}</p>
      )}
      {!query.trim() && found.length > shown.length && (
        <div className="border-t p-1 noscript:hidden">
          <Button variant="quiet" className="w-full" onClick={() => setAll(true)}>
            {t("showAll", { count: found.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
