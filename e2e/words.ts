// The product's own words in the language of a test, so that pages are read as people read them.

import { readdirSync, readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import { formats } from "@/i18n/formats";
import type { Locale } from "@/i18n/locales";
import type { Messages } from "@/i18n/messages";

/** Says a message by its key, `grant.openConsole`, with its arguments filled in. */
export type Words = ReturnType<typeof wordsOf>;

/** The words of one language. Throws for a key or an argument that is missing. */
export function wordsOf(locale: Locale) {
  return createTranslator({
    locale,
    messages: messagesOf(locale),
    formats,
    onError(error) {
      throw error;
    },
  });
}

/** All messages of a language. Node imports JSON only with an attribute that the product's builder does without. */
export function messagesOf(locale: Locale): Messages {
  const files = readdirSync(`messages/${locale}`);
  const entries = files.map((file) => {
    const namespace = file.replace(/\.json$/, "").replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    return [namespace, JSON.parse(readFileSync(`messages/${locale}/${file}`, "utf8"))];
  });
  return Object.fromEntries(entries);
}
