// Each promise broken once, by hand: a judge that cannot find it is no judge.

import { describe, expect, it } from "vitest";
import type { JournalEntry } from "@/sandbox/aws/journal";
import type { AssignmentTuple } from "@/sandbox/aws/organization";
import { type Evidence, type GrantRow, keyOf, type OperationRow, type Sighting } from "./evidence";
import { judge } from "./judge";

const T0 = Date.parse("2026-11-22T12:00:00.000Z");
const at = (seconds: number) => T0 + seconds * 1000;
const tuple: AssignmentTuple = {
  principalType: "USER",
  principalId: "ana",
  accountId: "310000000001",
  permissionSetArn: "arn:ps-1",
};
const key = keyOf(tuple);

let sequence = 0;
function entry(
  kind: JournalEntry["kind"],
  seconds: number,
  operation: string,
  more: Partial<JournalEntry> = {},
): JournalEntry {
  sequence += 1;
  return {
    sequence,
    at: new Date(at(seconds)).toISOString(),
    kind,
    service: kind === "control" ? "sandbox" : "sso-admin",
    operation,
    outcome: kind === "effect" ? "SUCCEEDED" : "OK",
    tuple,
    ...more,
  };
}

const create = (seconds: number) => [
  entry("call", seconds, "CreateAccountAssignment"),
  entry("effect", seconds + 1, "CreateAccountAssignment"),
];
const remove = (seconds: number) => [
  entry("call", seconds, "DeleteAccountAssignment"),
  entry("effect", seconds + 1, "DeleteAccountAssignment"),
];

function grant(id: string, more: Partial<GrantRow> = {}): GrantRow {
  return {
    id,
    requestId: "request",
    assignmentId: "assignment",
    key,
    personId: "ana",
    state: "ended",
    startsAtMs: at(0),
    endsAtMs: at(60),
    activeAtMs: at(3),
    endedAtMs: at(63),
    outcome: null,
    ...more,
  };
}

function operation(id: string, kind: "create" | "delete", seconds: number): OperationRow {
  return {
    id,
    assignmentId: "assignment",
    key,
    kind,
    state: "succeeded",
    writtenAtMs: at(seconds),
    resolvedAtMs: at(seconds + 1.5),
  };
}

function seen(
  seconds: number,
  what: Sighting["what"],
  id: string,
  was: string | null,
  became: string,
): Sighting[] {
  const xid = `${seconds} ${id} ${became}`;
  const change: Sighting = { atMs: at(seconds), xid, what, id, was, became };
  return what === "operation"
    ? [change]
    : [change, { ...change, what: "audit", was: null, became: `${what}.${became}` }];
}

const life = (id: string, end = 60) => [
  ...seen(0, "grant", id, null, "scheduled"),
  ...seen(0.1, "grant", id, "scheduled", "activating"),
  ...seen(3.5, "grant", id, "activating", "active"),
  ...seen(end, "grant", id, "active", "ending"),
  ...seen(end + 3.5, "grant", id, "ending", "ended"),
];

const sent = (id: string, seconds: number) => [
  ...seen(seconds, "operation", id, null, "written"),
  ...seen(seconds + 0.1, "operation", id, "written", "accepted"),
  ...seen(seconds + 1.5, "operation", id, "accepted", "succeeded"),
];

/** One grant that lived as it should. */
function sound(change: Partial<Evidence> = {}): Evidence {
  return {
    record: [...create(1), ...remove(60.5)],
    first: [],
    last: [],
    grants: [grant("g1")],
    operations: [operation("o1", "create", 0.9), operation("o2", "delete", 60.4)],
    requests: [{ id: "request", state: "approved", targets: 1 }],
    sightings: [...life("g1"), ...sent("o1", 0.9), ...sent("o2", 60.4)],
    disturbances: [],
    rate: { limit: 20, isKept: true, fromMs: at(0) },
    ...change,
  };
}

const rulesBroken = (evidence: Evidence) => [...new Set(judge(evidence).violations.map(({ rule }) => rule))];

describe("the judge", () => {
  it("finds nothing where every promise was kept, and says how late the end was", () => {
    const { violations, lateness } = judge(sound());
    expect(violations).toEqual([]);
    expect(lateness).toEqual([{ key, ms: 1_500, isDisturbed: false }]);
  });

  it("tells a late end inside of a fault from one outside", () => {
    const disturbances = [{ name: "region down", fromMs: at(50), untilMs: at(58) }];
    expect(judge(sound({ disturbances })).lateness).toMatchObject([{ isDisturbed: true }]);
  });

  it("finds an orphan", () => {
    const orphan = sound({
      record: [...create(1), ...remove(60.5), entry("effect", 90, "CreateAccountAssignment")],
    });
    expect(rulesBroken(orphan)).toEqual(["no orphan"]);
  });

  it("finds a delete while a grant is active, and lets the end be moved", () => {
    const record = [...create(1), ...remove(40)];
    expect(rulesBroken(sound({ record }))).toContain("none early");
    const moved = [...life("g1", 39), ...seen(39, "grant-end", "g1", "60", "39")];
    const sightings = [...moved, ...sent("o1", 0.9), ...sent("o2", 39.5)];
    const grants = [grant("g1", { endsAtMs: at(39), endedAtMs: at(42), outcome: "done" })];
    expect(rulesBroken(sound({ record, sightings, grants }))).toEqual([]);
  });

  it("finds a grant that was called ended before its end, and deleted then", () => {
    const sightings = [...life("g1", 30), ...sent("o1", 0.9), ...sent("o2", 40.4)];
    const grants = [grant("g1", { endedAtMs: at(43) })];
    expect(rulesBroken(sound({ record: [...create(1), ...remove(40.5)], sightings, grants }))).toContain(
      "none early",
    );
  });

  it("finds a delete while another grant covers", () => {
    const other = grant("g2", { endsAtMs: at(120), endedAtMs: at(123) });
    const sightings = [...sound().sightings, ...life("g2", 120)];
    const requests = [{ id: "request", state: "approved", targets: 2 }];
    expect(rulesBroken(sound({ grants: [grant("g1"), other], sightings, requests }))).toContain("none early");
  });

  it("finds that somebody else's access was removed, and allows for the race that AWS leaves open", () => {
    const given = (seconds: number) => entry("control", seconds, "AddAssignment");
    expect(rulesBroken(sound({ record: [given(-30), ...create(1), ...remove(60.5)] }))).toContain(
      "not ours, not removed",
    );
    expect(rulesBroken(sound({ first: [tuple] }))).toContain("not ours, not removed");
    expect(rulesBroken(sound({ record: [given(0.5), ...create(1), ...remove(60.5)] }))).toEqual([]);
    const group = entry("call", 70, "DeleteAccountAssignment", {
      tuple: { ...tuple, principalType: "GROUP" },
    });
    expect(rulesBroken(sound({ record: [...sound().record, group] }))).toContain("not ours, not removed");
  });

  it("finds a grant that was lost", () => {
    expect(rulesBroken(sound({ requests: [{ id: "request", state: "approved", targets: 2 }] }))).toEqual([
      "none lost",
    ]);
    const never = { activeAtMs: null, state: "cancelled" };
    const unseen = sound().sightings.filter(({ became }) => became !== "active");
    const nothing = { record: [], operations: [], sightings: unseen };
    expect(rulesBroken(sound({ ...nothing, grants: [grant("g1", never)] }))).toEqual(["none lost"]);
    expect(rulesBroken(sound({ ...nothing, grants: [grant("g1", { ...never, state: "ending" })] }))).toEqual([
      "none lost",
    ]);
  });

  it("takes a missed grant for honest only where faults, or the guard of what was before, kept it from its time", () => {
    const grants = [grant("g1", { activeAtMs: null, state: "cancelled", outcome: "missed" })];
    const sightings = sound().sightings.filter(({ became }) => became !== "active");
    const missed = { record: [], operations: [], sightings, grants };
    expect(rulesBroken(sound(missed))).toEqual(["none lost"]);
    const disturbances = [{ name: "region down", fromMs: at(20), untilMs: at(40) }];
    expect(rulesBroken(sound({ ...missed, disturbances }))).toEqual([]);
    const before = [
      entry("effect", -30, "CreateAccountAssignment"),
      entry("effect", -10, "DeleteAccountAssignment"),
    ];
    expect(rulesBroken(sound({ ...missed, record: before }))).toEqual([]);
    const lost = {
      ...missed,
      sightings: [...sightings, ...seen(-10, "operation", "d0", "written", "lost")],
      operations: [{ ...operation("d0", "delete", -20), resolvedAtMs: at(40) }],
    };
    expect(rulesBroken(sound(lost))).toEqual([]);
    const known = [{ ...operation("d0", "delete", -20), resolvedAtMs: at(5) }];
    expect(rulesBroken(sound({ ...lost, operations: known }))).toEqual(["none lost"]);
  });

  it("finds states that were not true", () => {
    expect(rulesBroken(sound({ record: [...create(5), ...remove(60.5)] }))).toContain("true states");
    expect(rulesBroken(sound({ record: [...create(1), ...remove(64)] }))).toContain("true states");
    expect(rulesBroken(sound({ grants: [grant("g1", { endedAtMs: null })] }))).toEqual(["true states"]);
  });

  it("finds reasons that were not true", () => {
    const outcome = (reason: string, record = sound().record) =>
      rulesBroken(sound({ record, grants: [grant("g1", { outcome: reason })] }));
    for (const reason of [
      "held-standing",
      "held-through-group",
      "person-disabled",
      "ended-outside",
      "frozen",
    ])
      expect(outcome(reason)).toEqual(["true reasons"]);
    const tell = (operation: string, more: Partial<JournalEntry>) => [
      ...sound().record,
      entry("control", 2, operation, more),
    ];
    expect(
      outcome("held-through-group", tell("AddAssignment", { tuple: { ...tuple, principalType: "GROUP" } })),
    ).toEqual([]);
    expect(outcome("person-disabled", tell("DisablePerson", { detail: "ana" }))).toEqual([]);
    expect(outcome("ended-outside", [...create(1), entry("control", 50, "RemoveAssignment")])).toEqual([]);
  });

  it("finds a call that was not written down before it, or was sent twice for one operation", () => {
    const twice = sound({
      record: [...create(1), entry("call", 2, "CreateAccountAssignment"), ...remove(60.5)],
    });
    expect(rulesBroken(twice)).toEqual(["written first (7)"]);
    const sightings = [...life("g1"), ...sent("o1", 1.2), ...sent("o2", 60.4)];
    expect(rulesBroken(sound({ sightings }))).toEqual(["written first (7)"]);
  });

  it("finds two operations open at once, and lets one follow another that is lost", () => {
    const second = (lost: boolean) =>
      sound({
        operations: [...sound().operations, operation("o3", "delete", 61)],
        sightings: [
          ...life("g1"),
          ...sent("o1", 0.9),
          ...seen(60.4, "operation", "o2", null, "written"),
          ...(lost ? seen(60.9, "operation", "o2", "written", "lost") : []),
          ...seen(61, "operation", "o3", null, "written"),
        ],
      });
    expect(rulesBroken(second(false))).toEqual(["one at a time (8)"]);
    expect(rulesBroken(second(true))).toEqual([]);
  });

  it("finds more than twenty calls in a sliding second, throttled ones too, but not those a stall held back", () => {
    const lists = Array.from({ length: 21 }, (_, index) =>
      entry("call", 10.5 + index / 25, "ListAccountAssignments", {
        outcome: index % 2 ? "OK" : "ThrottlingException",
      }),
    );
    const record = [...sound().record, ...lists].sort((a, b) => a.at.localeCompare(b.at));
    expect(rulesBroken(sound({ record }))).toEqual(["within the rate"]);
    expect(rulesBroken(sound({ record: record.filter((each) => each !== lists[7]) }))).toEqual([]);
    const disturbances = [{ name: "stall between worker-1 and aws", fromMs: at(5), untilMs: at(10.4) }];
    expect(rulesBroken(sound({ record, disturbances }))).toEqual([]);
    expect(rulesBroken(sound({ record, rate: { limit: 20, isKept: false, fromMs: at(0) } }))).toEqual([]);
    expect(rulesBroken(sound({ record, rate: { limit: 20, isKept: true, fromMs: at(30) } }))).toEqual([]);
  });

  it("finds a change of state that the trail does not have, or has in another transaction", () => {
    const all = sound().sightings;
    const entryOfEnd = all.find(({ what, became }) => what === "audit" && became === "grant.ended");
    expect(rulesBroken(sound({ sightings: all.filter((each) => each !== entryOfEnd) }))).toEqual([
      "in the trail (11)",
    ]);
    const elsewhere = all.map((each) => (each === entryOfEnd ? { ...each, xid: "another" } : each));
    expect(rulesBroken(sound({ sightings: elsewhere }))).toEqual(["in the trail (11)"]);
  });
});
