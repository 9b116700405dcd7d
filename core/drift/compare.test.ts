import { describe, expect, it } from "vitest";
import type { AssignmentId, GroupId, PersonId } from "../ids";
import { isMass, missingAssignments, presentDifferences } from "./compare";
import type { KnownAssignment, PairLedger } from "./types";

const now = new Date("2026-11-22T15:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const [ana, bruno] = ["ana" as PersonId, "bruno" as PersonId];
const engineers = "engineers" as GroupId;
const OVERDUE_MS = 120_000;

const anas: KnownAssignment = {
  id: "1" as AssignmentId,
  personId: ana,
  origin: "portal",
  presence: "present",
  observedAt: ago(600),
  calledFor: "active",
  lastEndAt: ago(-600),
  operations: [],
};
const ledger = (change: Partial<KnownAssignment>, more: Partial<PairLedger> = {}): PairLedger => ({
  assignments: [{ ...anas, ...change }],
  standing: [],
  now,
  ...more,
});
const look = (...people: PersonId[]) => ({
  holders: people.map((id) => ({ kind: "person", id }) as const),
  askedAt: ago(2),
});
const kindsOf = (people: PersonId[], known: PairLedger) =>
  presentDifferences(look(...people), known, OVERDUE_MS).map(({ kind }) => kind);

describe("what AWS lists", () => {
  it("is ours, standing or foreign", () => {
    expect(kindsOf([ana], ledger({}))).toEqual([]);
    expect(kindsOf([bruno], ledger({}))).toEqual(["foreign"]);
    expect(kindsOf([bruno], ledger({}, { standing: [{ kind: "person", id: bruno }] }))).toEqual([]);
    const group = { holders: [{ kind: "group", id: engineers } as const], askedAt: ago(2) };
    expect(presentDifferences(group, ledger({}), OVERDUE_MS)).toEqual([
      { kind: "foreign", principal: { kind: "group", id: engineers } },
    ]);
  });

  it("is not standing because a group of the same id is", () => {
    const standing = [{ kind: "group", id: "bruno" as GroupId } as const];
    expect(kindsOf([bruno], ledger({}, { standing }))).toEqual(["foreign"]);
  });

  it.each<[string, Partial<KnownAssignment>]>([
    ["proven absent", { presence: "absent" }],
    ["found standing by settling, but known to nobody", { origin: "standing" }],
    ["never ours", { origin: null }],
  ])("is foreign when it is %s", (_, change) => {
    expect(kindsOf([ana], ledger({ calledFor: "no", ...change }))).toEqual(["foreign"]);
  });

  it.each<[string, KnownAssignment["operations"]]>([
    ["a create is under way", [{ kind: "create", state: "accepted" }]],
    ["a delete was just proven", [{ kind: "delete", state: "succeeded" }]],
    ["a create is lost", [{ kind: "create", state: "lost" }]],
  ])("is left alone while %s", (_, operations) => {
    expect(kindsOf([ana], ledger({ presence: "absent", origin: null, operations }))).toEqual([]);
  });

  it.each<[string, Partial<KnownAssignment>, boolean]>([
    ["its cover has just ended", { lastEndAt: ago(119) }, false],
    ["it outlived its cover", { lastEndAt: ago(121) }, true],
    ["a grant calls for it again", { lastEndAt: ago(121), calledFor: "not-yet-active" }, false],
    [
      "deletes fail again and again",
      { lastEndAt: ago(121), operations: [{ kind: "delete", state: "failed" }] },
      true,
    ],
    [
      "AWS has just deleted it",
      { lastEndAt: ago(121), operations: [{ kind: "delete", state: "succeeded" }] },
      false,
    ],
  ])("is overdue or not when %s", (_, change, isOverdue) => {
    expect(kindsOf([ana], ledger({ calledFor: "no", ...change }))).toEqual(isOverdue ? ["overdue"] : []);
  });
});

describe("what AWS does not list", () => {
  it.each<[string, Partial<KnownAssignment>, boolean]>([
    ["active and ours", {}, true],
    ["not active yet", { calledFor: "not-yet-active" }, false],
    ["over", { calledFor: "no" }, false],
    ["in doubt already", { presence: "unknown" }, false],
    ["seen by settling after the list was asked for", { observedAt: ago(1) }, false],
    ["just created", { operations: [{ kind: "create", state: "succeeded" }] }, false],
    ["standing", { origin: "standing" }, false],
  ])("is missing or not when it is %s", (_, change, isMissing) => {
    expect(missingAssignments(look(bruno), ledger(change))).toHaveLength(isMissing ? 1 : 0);
    expect(missingAssignments(look(bruno, ana), ledger(change))).toEqual([]);
  });
});

it.each([
  [10, 10, false],
  [11, 44, false],
  [11, 43, true],
  [300, 5_310, false],
])("a change of %i of %i is a mass: %s", (changing, of, is) => {
  expect(isMass(changing, of)).toBe(is);
});
