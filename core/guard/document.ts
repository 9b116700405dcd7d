// The policy document of one guard, rendered whole from its statements. Pure.
import type { PersonalStatement } from "./types";

/** A customer-managed policy may have so many characters that are not blank. Source: IAM quotas. */
const MOST_CHARACTERS = 6_144;
/** Statements of the longest kind that fit beside what every document has; see document.test.ts. */
export const MOST_STATEMENTS = 22;

/** Denies nothing, since nobody has such an id: IAM takes no document without a statement. */
const nobody = deny({ StringEquals: { "identitystore:UserId": "nobody" } });

/** The document as it has to be now; the same statements give the same text. Throws nothing; check its size with `fits`. */
export function renderGuard(statements: readonly PersonalStatement[]): string {
  const sorted = [...statements].sort((a, b) => (a.id < b.id ? -1 : 1));
  const denies = sorted.map(({ personId, notAfter, issuedBefore }) =>
    deny({
      StringEquals: { "identitystore:UserId": personId },
      DateGreaterThan: { "aws:CurrentTime": wholeSecond(notAfter) },
      ...(issuedBefore ? { DateLessThan: { "aws:TokenIssueTime": wholeSecond(issuedBefore) } } : {}),
    }),
  );
  return JSON.stringify({ Version: "2012-10-17", Statement: denies.length > 0 ? denies : [nobody] });
}

/** What is written of the statements, and the document that says it. */
export interface Said {
  readonly statements: readonly PersonalStatement[];
  readonly document: string;
}

/**
 * As many of the statements, oldest first, as AWS takes in one document, and would still take once all are bound. Left out
 * are only the newest of those that were never read back, for which nothing was given yet; where that does not suffice,
 * the document may still not fit.
 */
export function sayWhatFits(statements: readonly PersonalStatement[]): Said {
  let said = statements;
  for (const newest of statements.filter(({ confirmedNotAfter }) => confirmedNotAfter === null).reverse()) {
    if (fits(renderGuard(said.map(asBound)))) break;
    said = said.filter((each) => each !== newest);
  }
  return { statements: said, document: renderGuard(said) };
}

function asBound(statement: PersonalStatement): PersonalStatement {
  return { ...statement, issuedBefore: statement.issuedBefore ?? statement.notAfter };
}

/** Whether AWS takes a document of that size. */
export function fits(document: string): boolean {
  return document.replaceAll(/\s/g, "").length <= MOST_CHARACTERS;
}

/** Whether two documents say the same, however they are written. */
export function isSameDocument(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

function deny(Condition: object) {
  return { Effect: "Deny", Action: "*", Resource: "*", Condition };
}

/** IAM keeps whole seconds of when credentials were issued; rounding up never ends a session early. */
function wholeSecond(instant: Date): string {
  return `${new Date(Math.ceil(instant.getTime() / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

function canonical(document: string): string {
  try {
    return JSON.stringify(JSON.parse(document));
  } catch {
    return document;
  }
}
