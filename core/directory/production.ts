// Which accounts are production: what an approver looks at twice. Pure.

/** What tells it; the path is "Root/Payments/Production". */
export interface AccountMarks {
  readonly name: string;
  readonly path: string;
  readonly tags: Readonly<Record<string, unknown>>;
}

const tagNames = ["environment", "env", "stage"];
const isProductionWord = (word: string) => /^(prod|prd|production|producao|produção)$/i.test(word.trim());

/**
 * An environment tag decides, whatever it says. Without one, a folder of the path or a word of the name that means
 * production does ("payments-prod", "Root/Payments/Production").
 */
export function isProductionAccount({ name, path, tags }: AccountMarks): boolean {
  const tag = Object.entries(tags).find(([key]) => tagNames.includes(key.toLowerCase()));
  if (tag) return isProductionWord(String(tag[1]));
  return path.split("/").some(isProductionWord) || name.split(/[-_. ]/).some(isProductionWord);
}
