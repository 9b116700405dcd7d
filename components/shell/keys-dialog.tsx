"use client";
/** The list of keys. */
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { DialogPanel } from "@/components/ui/dialog-panel";
import { KeyHint } from "@/components/ui/key-hint";

const keys = [
  ["⌘K", "keysOpenPalette"],
  ["/", "keysSearchInPage"],
  ["j k", "keysMove"],
  ["Enter", "keysOpen"],
  ["a d", "keysDecide"],
  ["Esc", "keysClose"],
  ["?", "keysThese"],
] as const;

/** Shown by "?". */
export function KeysDialog(
  props: Pick<ComponentProps<typeof DialogPanel>, "open" | "onOpenChange" | "returnFocusTo">,
) {
  const t = useTranslations("shell");
  return (
    <DialogPanel {...props} title={t("keys")}>
      <dl className="divide-y border-y">
        {keys.map(([chord, meaning]) => (
          <div key={chord} className="row flex items-center justify-between gap-4">
            <dt className="text-ink-soft">{t(meaning)}</dt>
            <dd className="flex gap-1">
              {chord.split(" ").map((key) => (
                <KeyHint key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </DialogPanel>
  );
}
