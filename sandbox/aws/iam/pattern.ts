/** The patterns of IAM policies: `*` for any characters, `?` for one. */

const patterns = new Map<string, RegExp>();
const MOST_KEPT = 5000;

function compiled(pattern: string, isCaseBlind: boolean): RegExp {
  const key = `${isCaseBlind} ${pattern}`;
  const known = patterns.get(key);
  if (known) return known;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  const made = new RegExp(`^${source}$`, isCaseBlind ? "is" : "s");
  if (patterns.size >= MOST_KEPT) patterns.clear();
  patterns.set(key, made);
  return made;
}

/** Whether a text is like the pattern. */
export function isLike(text: string, pattern: string): boolean {
  return compiled(pattern, false).test(text);
}

/** Whether an action (`iam:GetPolicy`) is like the pattern; case makes no difference. */
export function isActionLike(action: string, pattern: string): boolean {
  return compiled(pattern, true).test(action);
}

/** Whether an ARN is like the pattern: each of its six parts by itself. */
export function isArnLike(arn: string, pattern: string): boolean {
  const parts = (text: string) => {
    const split = text.split(":");
    return [...split.slice(0, 5), split.slice(5).join(":")];
  };
  const given = parts(arn);
  return parts(pattern).every((part, index) => isLike(given[index] ?? "", part));
}
