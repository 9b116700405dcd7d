// Which of the texts in messages/<language>/preflight.json a finding is said with. Pure.
import type { Finding } from "./types";

/** Looks a text up and fills it in: next-intl's or use-intl's translator of the namespace `preflight`. */
export type Say = (key: string, facts: Record<string, string | number>) => string;

/** The finding as a sentence or two: what is wrong, and what stops working by it. */
export function sentenceOf(finding: Finding, say: Say): string {
  const { kind, ...facts } = finding;
  const key = `finding.${kind}`;
  switch (finding.kind) {
    case "missing-permission":
    case "missing-role-permission":
    case "unproven-permission": {
      const stops = say(`stops.${finding.action}`, {});
      const by = "by" in finding ? say(`by.${finding.by}`, {}) : "";
      return say(key, { ...facts, stops, by }).trim();
    }
    case "may-not-assume":
      return say(key, {
        ...facts,
        stops: say(`assuming.${finding.role}`, {}),
        by: say(`by.${finding.by}`, {}),
      }).trim();
    case "role-not-assumable":
      return say(key, { ...facts, stops: say(`assuming.${finding.role}`, {}) });
    case "unreadable":
      return say(key, { ...facts, subject: say(`subject.${finding.subject}`, {}) });
    default:
      return say(key, facts as Record<string, string | number>);
  }
}
