import { describe, expect, it } from "vitest";
import type { AccountId } from "../ids";
import { groupFindings } from "./groups";
import { accountsToCheck, organizationFindings } from "./organization-rules";
import { severalAtOnce } from "./several-at-once";
import type { Caller, Finding, MemberAccount, Scope } from "./types";

const account = (id: string, name = id, state = "ACTIVE"): MemberAccount => ({
  id: id as AccountId,
  name,
  state,
});
const all: Scope = { accountIds: "all", permissionSetArns: "all" };
const caller = (id: string): Caller => ({ accountId: id as AccountId, arn: "" });

describe("groupFindings", () => {
  const gone = (policy: string, where: string): Finding => ({
    kind: "guard-policy-missing",
    policy,
    account: where,
  });

  it("tells what is alike but for the account once, with the accounts; the heaviest first", () => {
    const groups = groupFindings([
      { kind: "no-guard" },
      gone("p", "b"),
      gone("q", "a"),
      gone("p", "a"),
      gone("p", "a"),
      { kind: "unproven-permission", action: "sso:ListInstances", code: "TimeoutError" },
    ]);
    expect(groups.map(({ weight, finding, accounts }) => [weight, finding.kind, accounts])).toEqual([
      ["stops", "guard-policy-missing", ["a", "b"]],
      ["stops", "guard-policy-missing", ["a"]],
      ["unproven", "unproven-permission", []],
      ["cautions", "no-guard", []],
    ]);
  });
});

describe("organizationFindings", () => {
  const management = "m" as AccountId;

  it("names accounts that share a name, since rules go by names", () => {
    const found = organizationFindings(
      [account("1", "twin"), account("2", "twin")],
      all,
      caller("d"),
      management,
    );
    expect(found).toEqual([{ kind: "accounts-of-one-name", name: "twin", count: 2 }]);
  });

  it("cautions who runs in the management account, for whom it is no trap", () => {
    const found = organizationFindings([account("m")], all, caller("m"), management);
    expect(found).toEqual([{ kind: "runs-in-management", caller: "m" }]);
  });

  it("minds a suspended account only where the rules offer it", () => {
    const suspended = [account("1", "old", "SUSPENDED")];
    const offered: Scope = { ...all, accountIds: new Set(["1" as AccountId]) };
    expect(organizationFindings(suspended, all, caller("d"), management)).toEqual([]);
    expect(organizationFindings(suspended, offered, caller("d"), management)).toEqual([
      { kind: "account-not-active", account: "old (1)", state: "SUSPENDED" },
    ]);
  });

  it("goes into active accounts of the scope, never into the management account", () => {
    const accounts = [account("1"), account("2"), account("m"), account("3", "x", "PENDING_CLOSURE")];
    const ids = (scope: Scope) => accountsToCheck(accounts, scope, management).map(({ id }) => id);
    expect(ids(all)).toEqual(["1", "2"]);
    expect(ids({ ...all, accountIds: new Set(["2" as AccountId]) })).toEqual(["2"]);
  });
});

describe("severalAtOnce", () => {
  it("works on all, on so many at once and no more", async () => {
    let running = 0;
    let most = 0;
    const work = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return item * 2;
    };
    const results: number[] = [];
    for await (const result of severalAtOnce([1, 2, 3, 4, 5, 6, 7], 3, work)) results.push(result);
    expect(results.sort((a, b) => a - b)).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(most).toBe(3);
  });

  it("throws what the work throws", async () => {
    const run = severalAtOnce([1], 2, () => Promise.reject(new Error("broken")));
    await expect(run.next()).rejects.toThrow("broken");
  });
});
