// Which language a page speaks, judged by the product's own messages.

import { type Locale, locales } from "@/i18n/locales";
import { messagesOf } from "./words";

/** What a page in one language must not say. */
export interface Spoken {
  /** Every message's key: shown instead of a text that is missing. */
  keys: readonly string[];
  /** Whole messages of the other languages that no message of this one equals. */
  foreign: ReadonlySet<string>;
}

export function spokenIn(locale: Locale): Spoken {
  const own = flatten(messagesOf(locale));
  const texts = new Set(own.values());
  const others = locales
    .filter((other) => other !== locale)
    .flatMap((other) => [...flatten(messagesOf(other)).values()]);
  return {
    keys: [...own.keys()],
    foreign: new Set(others.filter((text) => !texts.has(text) && !/[{<]/.test(text))),
  };
}

/** The texts of a page that are a key, or a message of another language. */
export function foreignWords({ keys, foreign }: Spoken, texts: readonly string[]): string[] {
  return texts.filter((text) => foreign.has(text) || keys.some((key) => text.includes(key)));
}

function flatten(tree: object, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) => {
      const here = path ? `${path}.${key}` : key;
      return typeof value === "string" ? [[here, value] as const] : [...flatten(value, here)];
    }),
  );
}
