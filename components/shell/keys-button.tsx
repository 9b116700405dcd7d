"use client";
/** Opens the list of keys, by itself and on "?". */
import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { isTyping } from "./is-typing";

const KeysDialog = lazy(() => import("./keys-dialog").then((part) => ({ default: part.KeysDialog })));

/** Stands once in the shell, in the person's menu; also hears "/", which goes to the page's own search. */
export function KeysButton() {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const opener = useRef<HTMLElement>(null);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (isTyping(event)) return;
      if (event.key === "?") {
        opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        setWanted(true);
        setOpen(true);
      } else if (event.key === "/") {
        const search = document.querySelector<HTMLElement>(
          "[data-page-search] input, input[data-page-search]",
        );
        if (search) event.preventDefault();
        search?.focus();
      }
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return (
    <>
      <button
        type="button"
        className="control flex w-full items-center gap-2 rounded px-2 text-left hover:bg-hover touch:hidden"
        onClick={(event) => {
          opener.current = event.currentTarget;
          setWanted(true);
          setOpen(true);
        }}
      >
        <Keyboard aria-hidden className="size-4 text-ink-faint" />
        <span className="flex-1">{t("keys")}</span>
        <KeyHint keys="?" decorative />
      </button>
      {wanted && (
        <Suspense>
          <KeysDialog open={open} onOpenChange={setOpen} returnFocusTo={opener} />
        </Suspense>
      )}
    </>
  );
}
