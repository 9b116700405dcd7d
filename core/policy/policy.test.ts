import { describe, expect, it } from "vitest";
import type { Person } from "../directory/types";
import type { AccountId, GroupId, PermissionSetArn, PersonId, UnitId } from "../ids";
import { authorityFrom, mayDecide, mayRevoke, maySee, ruledGroups, securityScope } from "./authority";
import { eligibilityFor, eligibilityRefusals, eligibleTargets, unitOf } from "./eligibility";
import { type RulesFile, resolveRules } from "./rules-file";
import type { EligibilityPolicy, RuleBook } from "./types";

const account = (id: string) => id as AccountId;
const group = (id: string) => id as GroupId;
const set = (arn: string) => arn as PermissionSetArn;

const engineers: EligibilityPolicy = {
  id: "engineers",
  name: "Engineers",
  groupIds: [group("engineers")],
  accountIds: [account("1"), account("2")],
  permissionSetArns: [set("read"), set("admin")],
  maxMinutes: 60,
};
const onCall: EligibilityPolicy = {
  ...engineers,
  id: "on-call",
  groupIds: [group("on-call")],
  accountIds: [account("1")],
  permissionSetArns: [set("admin")],
  maxMinutes: 240,
};
const book: RuleBook = {
  units: [
    {
      id: "payments" as UnitId,
      name: "Payments",
      accountIds: [account("1"), account("2")],
      headGroupIds: [group("heads")],
      approverGroupIds: [group("managers")],
    },
  ],
  policies: [engineers, onCall],
  roleGroups: [
    { role: "security", groupId: group("security") },
    { role: "admin", groupId: group("admins") },
  ],
};

describe("eligibility", () => {
  const target = { accountId: account("1"), permissionSetArn: set("admin") };

  it("adds policies up: the most generous sets the minutes", () => {
    const both = new Set([group("engineers"), group("on-call")]);
    expect(eligibilityFor(book.policies, both, target)).toEqual({
      eligible: true,
      maxMinutes: 240,
      policyIds: ["engineers", "on-call"],
    });
  });

  it("makes no cross product of two policies", () => {
    const both = new Set([group("on-call")]);
    expect(eligibilityFor(book.policies, both, { ...target, accountId: account("2") }).eligible).toBe(false);
    expect(eligibilityFor(book.policies, both, { ...target, permissionSetArn: set("read") }).eligible).toBe(
      false,
    );
  });

  it("compares group ids whole: a name that begins alike is another group", () => {
    expect(eligibilityFor(book.policies, new Set([group("engineers-readonly")]), target).eligible).toBe(
      false,
    );
    expect(eligibilityFor(book.policies, new Set(), target).eligible).toBe(false);
  });

  it("lists each target once", () => {
    const all = eligibleTargets(book.policies, new Set([group("engineers"), group("on-call")]));
    expect(all).toHaveLength(4);
    expect(all.find((each) => each.accountId === "1" && each.permissionSetArn === "admin")?.maxMinutes).toBe(
      240,
    );
  });

  it("says why not", () => {
    const refusal = (groups: string[], minutes: number) =>
      eligibilityRefusals(book.policies, new Set(groups.map(group)), target, minutes).map(({ code }) => code);
    expect(refusal([], 30)).toEqual(["not-eligible"]);
    expect(refusal(["engineers"], 61)).toEqual(["above-eligible-minutes"]);
    expect(refusal(["engineers"], 60)).toEqual([]);
  });

  it("knows the unit of an account, or that it has none", () => {
    expect(unitOf(book, account("1"))?.id).toBe("payments");
    expect(unitOf(book, account("9"))).toBeUndefined();
  });
});

describe("authority", () => {
  const person = (id: string): Person => ({
    id: id as PersonId,
    userName: id,
    displayName: id,
    enabled: true,
  });
  const who = (id: string, ...groups: string[]) =>
    authorityFrom(person(id), new Set(groups.map(group)), book);
  const request = { requesterId: "ana" as PersonId, unitId: "payments" as UnitId };

  it("lets the unit's approvers decide, and nobody on their own request (invariant 1)", () => {
    expect(mayDecide(who("bruno", "managers"), request)).toBe(true);
    expect(mayDecide(who("ana", "managers"), request)).toBe(false);
    expect(mayDecide(who("helena", "heads"), request)).toBe(false);
    expect(mayDecide(who("fabio", "security"), request)).toBe(false);
    expect(mayDecide(who("bruno", "managers"), { ...request, unitId: "risk" as UnitId })).toBe(false);
  });

  it("lets approvers, heads and security revoke; admins and strangers not", () => {
    for (const groups of [["managers"], ["heads"], ["security"]])
      expect(mayRevoke(who("x", ...groups), request)).toBe(true);
    for (const groups of [["admins"], ["engineers"], []])
      expect(mayRevoke(who("x", ...groups), request)).toBe(false);
  });

  it("shows a request to its requester, the unit and security", () => {
    expect(maySee(who("ana"), request)).toBe(true);
    expect(maySee(who("x", "security"), request)).toBe(true);
    expect(maySee(who("x", "engineers"), request)).toBe(false);
  });

  it("shows security everything, heads their units, others nothing", () => {
    expect(securityScope(who("x", "security"))).toBe("all");
    expect(securityScope(who("x", "heads"))).toEqual(new Set(["payments"]));
    expect(securityScope(who("x", "managers"))).toBeUndefined();
  });

  it("asks only about groups that rules name, each once", () => {
    expect(ruledGroups(book).sort()).toEqual([
      "admins",
      "engineers",
      "heads",
      "managers",
      "on-call",
      "security",
    ]);
  });
});

describe("resolveRules", () => {
  const directory = {
    accounts: ["a", "b"].map((name, index) => ({
      id: account(`${index + 1}`),
      name,
      state: "ACTIVE",
      isManagement: false,
      path: "Root",
      tags: {},
    })),
    permissionSets: [
      {
        arn: set("arn:read"),
        name: "Read",
        description: "",
        sessionDurationSeconds: 3600,
        guardPolicy: null,
      },
    ],
    groups: [
      { id: group("g1"), name: "eng" },
      { id: group("g2"), name: "twin" },
      { id: group("g3"), name: "twin" },
    ],
  };
  const unit = { id: "u", name: "U", accounts: ["a"], heads: [], approvers: ["eng"] };
  const policy = {
    id: "p",
    name: "P",
    groups: ["eng"],
    accounts: ["a"],
    permissionSets: ["Read"],
    maxMinutes: 60,
  };
  const file: RulesFile = { units: [unit], roles: { security: ["eng"], admin: [] }, eligibility: [policy] };
  const problems = (change: Partial<RulesFile>) => {
    const resolved = resolveRules({ ...file, ...change }, directory, 240);
    return "problems" in resolved
      ? resolved.problems.map(({ place, problem }) => `${place}: ${problem}`)
      : [];
  };

  it("turns names into AWS's ids", () => {
    expect(resolveRules(file, directory, 240)).toMatchObject({
      book: {
        units: [{ accountIds: ["1"], approverGroupIds: ["g1"] }],
        policies: [{ permissionSetArns: ["arn:read"] }],
      },
    });
  });

  it.each<[Partial<RulesFile>, string]>([
    [{ units: [{ ...unit, accounts: ["nowhere"] }] }, 'units[0] "u": there is no account "nowhere"'],
    [{ units: [{ ...unit, heads: ["twin"] }] }, 'several are called "twin"'],
    [{ units: [unit, { ...unit, id: "v" }] }, 'account 1 belongs to "u" already'],
    [{ units: [unit, { ...unit, accounts: [] }] }, 'the id "u" is used twice'],
    [{ eligibility: [{ ...policy, maxMinutes: 241 }] }, "maxMinutes must be a whole number from 1 to 240"],
    [{ eligibility: [{ ...policy, permissionSets: ["Gone"] }] }, 'there is no permission set "Gone"'],
  ])("refuses with place and reason: %o", (change, sentence) => {
    expect(problems(change).join("\n")).toContain(sentence);
  });
});
