/** An empty page with a token, for any list of any service: the token carries the one it stands for. */

const MARK = "empty_";

/** What the token is called: IAM alone has another name for it. */
const tokenName = (output: object) => ("IsTruncated" in output ? "Marker" : "NextToken");

/** The answer without its items, and with a token that leads to them. An answer that is no list stays as it is. */
export function emptied(output: object, input: unknown): object {
  const items = Object.entries(output).find(([, member]) => Array.isArray(member))?.[0];
  if (items === undefined) return output;
  const name = tokenName(output);
  const token = (input as Record<string, unknown>)[name];
  const hidden = Buffer.from(typeof token === "string" ? token : "").toString("base64url");
  const isTruncated = name === "Marker" ? { IsTruncated: true } : {};
  return { ...output, ...isTruncated, [items]: [], [name]: `${MARK}${hidden}` };
}

/** The input with the token that stands behind one of ours. */
export function behindEmptied(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  const given = input as Record<string, unknown>;
  const name = ["NextToken", "Marker"].find((one) => String(given[one] ?? "").startsWith(MARK));
  if (name === undefined) return input;
  const { [name]: token, ...rest } = given;
  const hidden = Buffer.from(String(token).slice(MARK.length), "base64url").toString("utf8");
  return hidden === "" ? rest : { ...rest, [name]: hidden };
}
