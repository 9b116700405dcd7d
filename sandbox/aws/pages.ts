/** Pages with opaque tokens, as the list operations answer them. */
import type { AwsError } from "./aws-error";

/** A page and the token of the next one, if there is one. */
export interface Page<T> {
  items: T[];
  nextToken?: string;
}

interface PageRequest<T> {
  /** All items, in a steady order. */
  items: readonly T[];
  /** What the list is of; a token is good for that alone. */
  of: string;
  /** A string by which an item is found again; the next page starts after it. */
  keyOf: (item: T) => string;
  size: number;
  token: string | undefined;
  /** The error for a token that is not ours. */
  refuse: () => AwsError;
  /** Answers an empty first page with a token. */
  emptyFirst?: boolean;
}

interface Token {
  of: string;
  after: string | null;
  index: number;
}

function writeToken(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString("base64url");
}

function readToken(token: string): Token | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (typeof read !== "object" || read === null) return undefined;
    const { of, after, index } = read as Partial<Token>;
    if (typeof of !== "string" || (typeof after !== "string" && after !== null)) return undefined;
    return { of, after, index: Number.isInteger(index) ? Number(index) : 0 };
  } catch {
    return undefined;
  }
}

/** Cuts one page. If the item of the token has gone meanwhile, goes on where it stood. */
export function page<T>(request: PageRequest<T>): Page<T> {
  const { items, of, keyOf, size } = request;
  let start = 0;
  if (request.token !== undefined) {
    const token = readToken(request.token);
    if (token?.of !== of) throw request.refuse();
    const found = token.after === null ? -1 : items.findIndex((item) => keyOf(item) === token.after);
    start = token.after === null ? 0 : found >= 0 ? found + 1 : token.index;
  } else if (request.emptyFirst && items.length > 0) {
    return { items: [], nextToken: writeToken({ of, after: null, index: 0 }) };
  }
  const cut = items.slice(start, start + size);
  const last = cut.at(-1);
  if (last === undefined || start + size >= items.length) return { items: cut };
  return { items: cut, nextToken: writeToken({ of, after: keyOf(last), index: start + size }) };
}
