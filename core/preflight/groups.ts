// Findings that are alike but for their account, told together. Pure.
import type { Finding } from "./types";
import { type Weight, weightOf, weights } from "./weight";

/** One sentence to say, and the accounts it is about (none: it is about no account in particular). */
export interface FindingGroup {
  readonly key: string;
  readonly weight: Weight;
  readonly finding: Finding;
  readonly accounts: readonly string[];
}

/** The heaviest first, otherwise in the order of arrival; what was found twice is told once. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, { finding: Finding; accounts: Set<string> }>();
  for (const finding of findings) {
    const { account, ...rest } = { account: undefined, ...finding } as Finding & { account?: string };
    const key = JSON.stringify(rest);
    const group = groups.get(key) ?? { finding, accounts: new Set<string>() };
    if (account !== undefined) group.accounts.add(account);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { finding, accounts }]) => ({
      key,
      weight: weightOf(finding),
      finding,
      accounts: [...accounts].sort(),
    }))
    .sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight));
}
