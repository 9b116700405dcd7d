import { describe, expect, it } from "vitest";
import type { Grant, GrantState } from "../grant/types";
import type { AccountId, AssignmentId, GrantId, OperationId, PermissionSetArn, PersonId } from "../ids";
import { keepBooks } from "./books";
import { isBehind } from "./ledger-facts";
import { nextStep } from "./next-step";
import type { Assignment, Ledger, Operation } from "./types";

const noon = new Date("2026-01-05T12:00:00Z");
const at = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

function grant(state: GrantState, fromSeconds: number, toSeconds: number, id = "g1"): Grant {
  return {
    id: id as GrantId,
    assignmentId: "a" as AssignmentId,
    state,
    startsAt: at(fromSeconds),
    endsAt: at(toSeconds),
    outcome: null,
  };
}

function operation(kind: Operation["kind"], state: Operation["state"], writtenSecondsAgo: number): Operation {
  const settled = state === "succeeded" || state === "failed";
  return {
    id: `${kind}-${state}` as OperationId,
    kind,
    state,
    awsRequestId: state === "written" || state === "lost" ? null : "aws-1",
    writtenAt: at(-writtenSecondsAgo),
    answeredAt: null,
    resolvedAt: settled ? at(-writtenSecondsAgo) : null,
    senderIsGone: false,
  };
}

function ledger(
  assignment: Partial<Assignment>,
  grants: readonly Grant[],
  operations: readonly Operation[] = [],
): Ledger {
  return {
    assignment: {
      id: "a" as AssignmentId,
      personId: "p" as PersonId,
      accountId: "1" as AccountId,
      permissionSetArn: "s" as PermissionSetArn,
      presence: "unknown",
      origin: null,
      observedAt: null,
      clearedAt: null,
      nextActionAt: noon,
      attempts: 0,
      lastFault: null,
      removalAskedAt: null,
      ...assignment,
    },
    grants,
    operations,
    isStanding: false,
    isGiving: true,
    guard: null,
    now: noon,
  };
}

const ours = { presence: "present", origin: "portal", observedAt: at(-5), clearedAt: at(-5) } as const;
const gone = { presence: "absent", origin: null, observedAt: at(-1), clearedAt: at(-1) } as const;

describe("nextStep", () => {
  const live = grant("activating", -10, 3600);
  const active = grant("active", -10, 3600);
  const over = grant("ending", -3600, -1);

  it.each<[string, Ledger, object]>([
    ["wanted, never looked: looks first", ledger({}, [live]), { do: "observe", wanted: true }],
    ["wanted, just seen absent: creates", ledger(gone, [live]), { do: "send", kind: "create" }],
    [
      "wanted, seen absent long ago: looks again",
      ledger({ ...gone, clearedAt: at(-6) }, [live]),
      { do: "observe" },
    ],
    ["wanted and there: waits for the end", ledger(ours, [active]), { do: "wait", until: at(3600) }],
    ["not wanted and ours: deletes", ledger(ours, [over]), { do: "send", kind: "delete" }],
    ["nothing left at all: nothing is due", ledger(gone, []), { do: "wait", until: null }],
    [
      "not wanted and standing: leaves it",
      ledger({ ...ours, origin: "standing" }, []),
      { do: "wait", until: null },
    ],
    [
      "not wanted and foreign: leaves it",
      ledger({ ...ours, origin: "foreign" }, []),
      { do: "wait", until: null },
    ],
    [
      "not begun: waits for the start",
      ledger({}, [grant("scheduled", 60, 120)]),
      { do: "wait", until: at(60) },
    ],
    [
      "a create is under way though the end has passed: asks, and deletes only then",
      ledger({ origin: "portal" }, [over], [operation("create", "accepted", 5)]),
      { do: "ask" },
    ],
    [
      "made, not yet listed, and the end has passed: deletes without waiting for the list",
      ledger({ origin: "portal" }, [over], [operation("create", "succeeded", 5)]),
      { do: "send", kind: "delete" },
    ],
    [
      "deleted a moment ago: looks for the proof",
      ledger({ origin: "portal" }, [over], [operation("delete", "succeeded", 5)]),
      { do: "observe", wanted: false },
    ],
    [
      "deleted, and still listed after the lists had time: deletes again",
      ledger(ours, [over], [operation("delete", "succeeded", 16)]),
      { do: "send", kind: "delete" },
    ],
    [
      "written by a living worker a moment ago: waits for its answer",
      ledger(ours, [over], [operation("delete", "written", 3)]),
      { do: "wait", until: at(13) },
    ],
    [
      "written by a worker that is gone: gives the answer up",
      ledger(ours, [over], [{ ...operation("delete", "written", 3), senderIsGone: true }]),
      { do: "lose" },
    ],
    [
      "a lost create, not wanted any more, and absent: watches on",
      ledger({ ...gone, origin: "portal" }, [over], [operation("create", "lost", 60)]),
      { do: "observe", wanted: false },
    ],
    [
      "a lost create that can no longer take effect: written off",
      ledger({ ...gone, origin: "portal" }, [over], [operation("create", "lost", 15 * 60)]),
      { do: "write-off" },
    ],
    [
      "a lost delete, and still listed: deletes again",
      ledger(ours, [over], [operation("delete", "lost", 20)]),
      { do: "send", kind: "delete" },
    ],
    [
      "a lost delete and a new grant, still listed: watches whether it is taken",
      ledger(ours, [live], [operation("delete", "lost", 10)]),
      { do: "observe", wanted: true },
    ],
    [
      "a lost delete and a new grant, taken by another delete: gives nothing while the lost one could take it (invariant 3)",
      ledger(gone, [live], [operation("delete", "lost", 100), operation("delete", "succeeded", 50)]),
      { do: "wait", until: at(5 * 60 + 20 - 100) },
    ],
    [
      "the same, and it can no longer take effect: written off",
      ledger(gone, [live], [operation("delete", "lost", 5 * 60 + 20)]),
      { do: "write-off" },
    ],
    [
      "a delete that AWS answered with a fault, and a new grant, still listed: deletes again, since AWS takes one at a time",
      ledger(ours, [live], [{ ...operation("delete", "lost", 10), answeredAt: at(-10) }]),
      { do: "send", kind: "delete" },
    ],
    [
      "a second delete answered with a fault, too, and still listed: watches whether either had an effect",
      ledger(
        ours,
        [live],
        [
          { ...operation("delete", "lost", 40), answeredAt: at(-40) },
          { ...operation("delete", "lost", 10), id: "d2" as OperationId, answeredAt: at(-10) },
        ],
      ),
      { do: "observe", wanted: true },
    ],
    [
      "the same, and listed long after it was answered: it had none",
      ledger(ours, [live], [{ ...operation("delete", "lost", 76), answeredAt: at(-75) }]),
      { do: "write-off" },
    ],
    [
      "a lost create that AWS had accepted: asked after before it is written off, since AWS may be at it still",
      ledger(
        { ...gone, origin: "portal" },
        [over],
        [{ ...operation("create", "lost", 15 * 60), awsRequestId: "aws-1", answeredAt: at(-899) }],
      ),
      { do: "ask" },
    ],
    [
      "the same, and AWS has called it in progress for an hour: written off",
      ledger(
        { ...gone, origin: "portal" },
        [over],
        [{ ...operation("create", "lost", 3600), awsRequestId: "aws-1", answeredAt: at(-3599) }],
      ),
      { do: "write-off" },
    ],
    [
      "an end that is not called ended for a lost create, and a new grant: asks whether that may be given",
      ledger(
        { ...gone, origin: "portal", clearedAt: null },
        [grant("ending", -3600, -300), grant("activating", -10, 3600, "g2")],
        [operation("create", "lost", 400)],
      ),
      { do: "observe", wanted: true },
    ],
    [
      "kept for a grant about which nobody could be asked for a minute: taken (invariant 12)",
      ledger({ ...ours, clearedAt: null }, [
        grant("ending", -3600, -60),
        grant("activating", -30, 3600, "g2"),
      ]),
      { do: "send", kind: "delete" },
    ],
    [
      "kept for a grant about which nobody could be asked as yet: asks",
      ledger({ ...ours, clearedAt: null }, [
        grant("ending", -3600, -59),
        grant("activating", -30, 3600, "g2"),
      ]),
      { do: "observe", wanted: true },
    ],
    [
      "the same, and nothing is wanted: a grant that begins earlier is not slept through",
      ledger(gone, [grant("scheduled", 60, 120)], [operation("delete", "lost", 100)]),
      { do: "wait", until: at(60) },
    ],
  ])("%s", (_, given, expected) => {
    expect(nextStep(given)).toMatchObject(expected);
  });
});

describe("keepBooks", () => {
  const steps = (given: Ledger) =>
    keepBooks(given).steps.map(({ grant: { id }, to, outcome }) => [id, to, outcome]);

  it.each<[string, Ledger, unknown[][]]>([
    ["begins at its start", ledger({}, [grant("scheduled", 0, 60)]), [["g1", "activating", null]]],
    [
      "is missed when its end came first",
      ledger({}, [grant("scheduled", -60, 0)]),
      [["g1", "cancelled", "missed"]],
    ],
    [
      "is cancelled at its end when AWS was never asked to give it: there is nothing to prove (invariant 5)",
      ledger({}, [grant("activating", -60, 0)]),
      [["g1", "cancelled", "missed"]],
    ],
    [
      "is ending at its end when AWS was asked, though nothing came of it as yet",
      ledger({ origin: "portal" }, [grant("activating", -60, 0)], [operation("create", "lost", 9)]),
      [["g1", "ending", "missed"]],
    ],
    [
      "is active when AWS lists what is ours",
      ledger(ours, [grant("activating", -9, 60)]),
      [["g1", "active", null]],
    ],
    [
      "is not active while anything of ours is unresolved that could take it away",
      ledger(ours, [grant("activating", -9, 60)], [operation("delete", "lost", 9)]),
      [],
    ],
    [
      "is active though a lost create is watched: that could only give it again",
      ledger(ours, [grant("activating", -9, 60)], [operation("create", "lost", 9)]),
      [["g1", "active", null]],
    ],
    [
      "is not active by somebody else's assignment",
      ledger({ ...ours, origin: "standing" }, [grant("activating", -9, 60)]),
      [],
    ],
    ["is ending from its end on", ledger(ours, [grant("active", -60, 0)]), [["g1", "ending", null]]],
    [
      "has ended when AWS lists it no more",
      ledger(gone, [grant("ending", -60, -1)]),
      [["g1", "ended", null]],
    ],
    [
      "has not ended while a create of ours is lost",
      ledger(gone, [grant("ending", -60, -1)], [operation("create", "lost", 30)]),
      [],
    ],
    [
      "has ended while a delete of ours is lost: that could only take away what is gone",
      ledger(gone, [grant("ending", -60, -1)], [operation("delete", "lost", 30)]),
      [["g1", "ended", null]],
    ],
    [
      "has ended when another grant covers the assignment, and says so",
      ledger(ours, [grant("active", -60, 0, "g1"), grant("active", -30, 60, "g2")]),
      [
        ["g1", "ending", null],
        ["g1", "ended", "covered"],
      ],
    ],
    [
      "stays ending while the one that follows is not yet active: it may still be refused",
      ledger(ours, [grant("active", -60, 0, "g1"), grant("scheduled", 0, 60, "g2")]),
      [
        ["g1", "ending", null],
        ["g2", "activating", null],
      ],
    ],
    [
      "hands over to one that is active",
      ledger({ ...ours, observedAt: noon, clearedAt: noon }, [
        grant("ending", -60, 0, "g1"),
        grant("activating", 0, 60, "g2"),
      ]),
      [
        ["g2", "active", null],
        ["g1", "ended", "covered"],
      ],
    ],
    [
      "has ended outside when AWS lost what was active",
      ledger(gone, [grant("active", -60, 60)]),
      [["g1", "ended", "ended-outside"]],
    ],
  ])("a grant %s", (_, given, expected) => {
    expect(steps(given)).toEqual(expected);
  });
});

describe("what a reviewer found", () => {
  it("a failed delete does not hide that a create has just succeeded: absence is not believed (invariant 5)", () => {
    const justMade = operation("create", "succeeded", 3);
    const refusedDelete = operation("delete", "failed", 1);
    expect(isBehind(ledger({ origin: "portal" }, [], [refusedDelete, justMade]), false)).toBe(true);
  });

  it("a following grant is looked at anew, and active only on a list and a check of its own time (invariants 5, 12)", () => {
    const second = grant("activating", 0, 3600, "g2");
    expect(nextStep(ledger(ours, [second]))).toMatchObject({ do: "observe", wanted: true });
    expect(keepBooks(ledger(ours, [second])).steps).toEqual([]);
    const seenNow = { ...ours, observedAt: noon, clearedAt: noon };
    expect(keepBooks(ledger(seenNow, [second])).steps).toMatchObject([{ to: "active" }]);
    expect(keepBooks(ledger({ ...seenNow, clearedAt: at(-1) }, [second])).steps).toEqual([]);
  });

  it("an absence that was seen without asking whether access may be given leads to no create", () => {
    const unasked = { ...gone, clearedAt: null };
    expect(nextStep(ledger(unasked, [grant("activating", -1, 60)]))).toMatchObject({
      do: "observe",
      wanted: true,
    });
  });
});

describe("isBehind", () => {
  it("distrusts a list that contradicts what AWS has just said it did, for as long as lists may lag", () => {
    const justMade = ledger({}, [], [operation("create", "succeeded", 5)]);
    expect(isBehind(justMade, false)).toBe(true);
    expect(isBehind(justMade, true)).toBe(false);
    expect(isBehind(ledger({}, [], [operation("create", "succeeded", 15)]), false)).toBe(false);
    expect(isBehind(ledger({}, [], [operation("delete", "succeeded", 5)]), true)).toBe(true);
  });
});
