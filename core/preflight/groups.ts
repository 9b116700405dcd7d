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

/** Takes findings as they come; what was found twice is told once. */
export interface Gathering {
  add(finding: Finding): void;
  /** The heaviest first, otherwise in the order of arrival. */
  groups(): FindingGroup[];
}

/** A gathering of none yet. */
export function gatherFindings(): Gathering {
  const groups = new Map<string, { finding: Finding; accounts: Set<string> }>();
  return {
    add(finding) {
      const { account, ...rest } = { account: undefined, ...finding } as Finding & { account?: string };
      const key = JSON.stringify(rest);
      const group = groups.get(key) ?? { finding, accounts: new Set<string>() };
      if (account !== undefined) group.accounts.add(account);
      groups.set(key, group);
    },
    groups: () =>
      [...groups]
        .map(([key, { finding, accounts }]) => ({
          key,
          weight: weightOf(finding),
          finding,
          accounts: [...accounts].sort(),
        }))
        .sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight)),
  };
}

/** All findings of a run that is over. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const gathering = gatherFindings();
  for (const finding of findings) gathering.add(finding);
  return gathering.groups();
}
