"use client";
/** Opens the palette that goes anywhere, by itself and on ⌘K or Ctrl K. */
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import type { PaletteEntry } from "./palette-entry";

const load = () => import("./palette");
const Palette = lazy(() => load().then((part) => ({ default: part.Palette })));

/** `searchAddress`: see palette-entry.ts; without it the palette knows only the pages. */
export function PaletteButton({
  pages,
  searchAddress,
}: {
  pages: readonly PaletteEntry[];
  searchAddress?: string;
}) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const opener = useRef<HTMLElement>(null);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setWanted(true);
      setOpen((last) => !last);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-label={t("searchHint")}
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        onPointerEnter={load}
        onClick={(event) => {
          opener.current = event.currentTarget;
          setWanted(true);
          setOpen(true);
        }}
        className="control flex items-center gap-2 rounded text-ink-faint hover:bg-hover hover:text-ink max-wide:w-8 max-wide:justify-center touch:w-12! touch:justify-center wide:w-48 wide:border wide:px-2.5"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="hidden flex-1 text-left wide:inline touch:hidden!">{t("search")}</span>
        <span className="hidden wide:inline-flex">
          <KeyHint keys="⌘K" decorative />
        </span>
      </button>
      {wanted && (
        <Suspense>
          <Palette {...{ pages, searchAddress, open, onOpenChange: setOpen, returnFocusTo: opener }} />
        </Suspense>
      )}
    </>
  );
}
