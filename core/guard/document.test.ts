import { describe, expect, it } from "vitest";
import type { GuardStatementId, PersonId } from "../ids";
import { fits, isSameDocument, MOST_STATEMENTS, renderGuard, sayWhatFits } from "./document";
import type { PersonalStatement } from "./types";

function statement(n: number, change: Partial<PersonalStatement> = {}): PersonalStatement {
  return {
    id: `${n}`.padStart(36, "0") as GuardStatementId,
    personId: `9067e0f6f0-${`${n}`.padStart(8, "0")}-0000-0000-0000-000000000000`.slice(0, 47) as PersonId,
    createdAt: new Date("2026-01-05T11:00:00Z"),
    notAfter: new Date("2026-01-05T12:00:00.250Z"),
    issuedBefore: null,
    sessionSeconds: 3600,
    confirmedNotAfter: null,
    confirmedIssuedBefore: null,
    ...change,
  };
}

describe("renderGuard", () => {
  it("denies this person from the cover's end on, whenever the credentials were issued", () => {
    const [deny] = JSON.parse(renderGuard([statement(1)])).Statement;
    expect(deny).toEqual({
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: {
        StringEquals: { "identitystore:UserId": statement(1).personId },
        DateGreaterThan: { "aws:CurrentTime": "2026-01-05T12:00:01Z" },
      },
    });
  });
  it("lets credentials live that are issued after AWS was seen not to list the assignment", () => {
    const bound = statement(1, { issuedBefore: new Date("2026-01-05T12:01:10Z") });
    const [deny] = JSON.parse(renderGuard([bound])).Statement;
    expect(deny.Condition.DateLessThan).toEqual({ "aws:TokenIssueTime": "2026-01-05T12:01:10Z" });
  });
  it("says the same for the same statements in any order, and denies nobody when there are none", () => {
    expect(renderGuard([statement(2), statement(1)])).toBe(renderGuard([statement(1), statement(2)]));
    expect(JSON.parse(renderGuard([])).Statement[0].Condition.StringEquals).toEqual({
      "identitystore:UserId": "nobody",
    });
  });
  it("fits with as many of the longest statements as may be reserved, and hardly any more", () => {
    const long = (count: number) =>
      renderGuard(
        Array.from({ length: count }, (_, n) =>
          statement(n, { issuedBefore: new Date("2026-01-05T12:01:10Z") }),
        ),
      );
    expect(fits(long(MOST_STATEMENTS))).toBe(true);
    expect(fits(long(MOST_STATEMENTS + 2))).toBe(false);
  });
});

it("two documents are the same whatever blanks they have", () => {
  const one = renderGuard([statement(1)]);
  expect(isSameDocument(one, JSON.stringify(JSON.parse(one), null, 2))).toBe(true);
  expect(isSameDocument(one, renderGuard([statement(2)]))).toBe(false);
  expect(isSameDocument("not JSON", one)).toBe(false);
});

describe("more statements than AWS takes in one document", () => {
  const confirmedNotAfter = new Date("2026-01-05T12:00:00.250Z");
  const many = (count: number, confirmed: number) =>
    Array.from({ length: count }, (_, n) =>
      statement(n, {
        issuedBefore: new Date("2026-01-05T12:01:10Z"),
        ...(n < confirmed ? { confirmedNotAfter } : {}),
      }),
    );
  it("leave out the newest that were never confirmed, and no more of them than it takes", () => {
    const all = many(40, 10);
    const { statements, document } = sayWhatFits(all);
    expect(fits(document)).toBe(true);
    expect(statements).toEqual(all.slice(0, statements.length));
    expect(statements.length).toBeGreaterThanOrEqual(MOST_STATEMENTS);
    expect(fits(renderGuard(all.slice(0, statements.length + 1)))).toBe(false);
  });
  it("leave nothing out that is armed already, though it is newer", () => {
    const armed = statement(99, { confirmedNotAfter });
    expect(sayWhatFits([...many(40, 0), armed]).statements).toContain(armed);
    expect(fits(sayWhatFits(many(40, 40)).document)).toBe(false);
  });
  it("leave room for those that are written to be bound", () => {
    const running = Array.from({ length: 40 }, (_, n) => statement(n));
    expect(sayWhatFits(running).statements).toHaveLength(sayWhatFits(many(40, 0)).statements.length);
  });
  it("are none where all of them fit", () => {
    expect(sayWhatFits(many(3, 0)).statements).toHaveLength(3);
  });
});
