/** An empty page with a token, for any list of any service: the token carries the one it stands for. */

const MARK = "empty_";

/** The answer without its items, and with a token that leads to them. An answer that is no list stays as it is. */
export function emptied(output: object, input: unknown): object {
  const members = Object.entries(output);
  const items = members.find(([, member]) => Array.isArray(member))?.[0];
  if (items === undefined) return output;
  const token = (input as { NextToken?: unknown }).NextToken;
  const hidden = Buffer.from(typeof token === "string" ? token : "").toString("base64url");
  return { ...output, [items]: [], NextToken: `${MARK}${hidden}` };
}

/** The input with the token that stands behind one of ours. */
export function behindEmptied(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  const { NextToken, ...rest } = input as { NextToken?: unknown };
  if (typeof NextToken !== "string" || !NextToken.startsWith(MARK)) return input;
  const token = Buffer.from(NextToken.slice(MARK.length), "base64url").toString("utf8");
  return token === "" ? rest : { ...rest, NextToken: token };
}
