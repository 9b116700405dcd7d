import { describe, expect, it } from "vitest";
import type { GuardStatement } from "../guard/types";
import type {
  AccountId,
  AssignmentId,
  GrantId,
  GuardStatementId,
  OperationId,
  PermissionSetArn,
  PersonId,
} from "../ids";
import { guardChange } from "./cover";
import type { Assignment, Ledger, Operation } from "./types";

const noon = new Date("2026-01-05T12:00:00Z");
const at = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

const armed: GuardStatement = {
  id: "s" as GuardStatementId,
  createdAt: at(-60),
  notAfter: at(600),
  issuedBefore: null,
  sessionSeconds: 3600,
  confirmedNotAfter: at(600),
  confirmedIssuedBefore: null,
};

function operation(kind: Operation["kind"], state: Operation["state"], seconds: number): Operation {
  const isSettled = state === "succeeded" || state === "failed";
  return {
    id: `${kind}-${state}-${seconds}` as OperationId,
    kind,
    state,
    awsRequestId: null,
    writtenAt: at(seconds - 1),
    answeredAt: null,
    resolvedAt: isSettled ? at(seconds) : null,
    senderIsGone: false,
  };
}

/** Nothing calls for it any more. */
function uncalled(
  assignment: Partial<Assignment>,
  operations: readonly Operation[],
  isGiving = true,
): Ledger {
  return {
    assignment: {
      id: "a" as AssignmentId,
      personId: "p" as PersonId,
      accountId: "1" as AccountId,
      permissionSetArn: "arn" as PermissionSetArn,
      presence: "absent",
      origin: null,
      observedAt: at(-50),
      clearedAt: at(-50),
      nextActionAt: noon,
      attempts: 0,
      lastFault: null,
      removalAskedAt: null,
      ...assignment,
    },
    grants: [],
    operations,
    isStanding: false,
    isGiving,
    guard: { sessionSeconds: 3600, statements: [armed] },
    now: noon,
  };
}

describe("a statement whose access nothing calls for any more", () => {
  it.each<[string, Ledger]>([
    ["nothing was ever sent", uncalled({}, [])],
    ["what was sent came to nothing", uncalled({}, [operation("create", "failed", -30)])],
    ["all that was given went before it was armed", uncalled({}, [operation("delete", "succeeded", -90)])],
  ])("is dropped where surely nothing was given: %s", (_, ledger) => {
    expect(guardChange(ledger)).toEqual({ do: "drop", statement: armed });
  });

  it.each<[string, Ledger]>([
    ["a create is on its way", uncalled({ presence: "unknown" }, [operation("create", "written", -1)])],
    ["a create is lost", uncalled({}, [operation("create", "lost", -30)])],
    [
      "it is there",
      uncalled({ presence: "present", origin: "portal" }, [operation("create", "succeeded", -30)]),
    ],
    ["it was given, and taken away", uncalled({}, [operation("delete", "succeeded", -5)])],
    [
      "it was given, and taking it away failed at first",
      uncalled({}, [operation("delete", "failed", -9), operation("delete", "succeeded", -5)]),
    ],
    ["it was given, and somebody took it away in AWS", uncalled({}, [operation("create", "succeeded", -30)])],
    ["it was given before it was armed", uncalled({}, [operation("create", "succeeded", -90)])],
    ["the database is of an earlier time", uncalled({}, [], false)],
  ])("ends the sessions: %s", (_, ledger) => {
    expect(guardChange(ledger)).toMatchObject({ do: "move", notAfter: noon });
  });
});

describe("a statement whose cover is over, while a create is lost", () => {
  const over = { ...armed, notAfter: at(-60), confirmedNotAfter: at(-60) };
  const lost = operation("create", "lost", -300);
  const guard = { sessionSeconds: 3600, statements: [over] };

  it("denies whatever is issued, also by that create", () => {
    expect(guardChange({ ...uncalled({ origin: "portal" }, [lost]), guard })).toBeUndefined();
  });

  it("is bound once somebody waits for a new cover, which has its own", () => {
    const grant = {
      id: "g" as GrantId,
      assignmentId: "a" as AssignmentId,
      state: "activating" as const,
      startsAt: at(-10),
      endsAt: at(600),
      outcome: null,
    };
    const waiting = { ...uncalled({ origin: "portal" }, [lost]), guard, grants: [grant] };
    expect(guardChange(waiting)).toEqual({ do: "bind", statement: over, issuedBefore: at(10) });
    const open = { ...waiting, operations: [operation("delete", "accepted", -5)] };
    expect(guardChange(open)).toBeUndefined();
  });
});
