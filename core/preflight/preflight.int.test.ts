// Preflight against the sandbox, which denies what the policies do not allow: each of their actions is needed, and
// preflight names each that is missing.
import { afterEach, describe, expect, it } from "vitest";
import { preflightSource } from "@/adapters/aws/preflight/source";
import { demoOrganization } from "@/sandbox/aws/demo-organization";
import { type AwsSandbox, type AwsSandboxOptions, startAwsSandbox } from "@/sandbox/aws/server";
import { deployedPolicies } from "@/scripts/testing/deployed-policies";
import { activityActions, guardActions, portalActions } from "./actions";
import { preflight } from "./run";
import type { Finding, PreflightSettings, Scope } from "./types";

interface Policy {
  readonly Version: string;
  readonly Statement: ReadonlyArray<{
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource: string;
  }>;
}

const settings: PreflightSettings = {
  region: "sa-east-1",
  guardRoleName: "CatracaGuard",
  activityRoleName: "CatracaActivityRead",
  maxUnguardedMinutes: 240,
};
const everything: Scope = { accountIds: "all", permissionSetArns: "all" };
/** The demo runs as the delegated administrator, whom the management account is closed to. */
const asAlways: Finding[] = [{ kind: "management-account", account: "demo-management (100000000001)" }];

let sandbox: AwsSandbox | undefined;
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

async function findings(
  options: Partial<AwsSandboxOptions> = {},
  changed: Partial<PreflightSettings> = {},
  scope = everything,
): Promise<Finding[]> {
  sandbox = await startAwsSandbox({
    profile: "fast",
    throttle: false,
    activity: false,
    ...deployedPolicies,
    ...options,
  });
  const pointing = { endpoint: sandbox.url, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  const used = { ...settings, ...changed };
  const source = preflightSource({
    ...used,
    activityRegion: "sa-east-1",
    pointing,
    perSecond: Number.POSITIVE_INFINITY,
  });
  const found: Finding[] = [];
  for await (const told of preflight(source, used, scope))
    if (told.event === "finding") found.push(told.finding);
  return found;
}

function without(policy: Policy, action: string): Policy {
  const Statement = policy.Statement.map((one) => ({
    ...one,
    Action: [one.Action].flat().filter((each) => each !== action),
  })).filter(({ Action }) => Action.length > 0);
  return { ...policy, Statement };
}

const { callerPolicy, rolePolicies } = deployedPolicies;
const actionsOf = (policy: Policy) => policy.Statement.flatMap(({ Action }) => Action);

describe("with the policies of deploy/", () => {
  it("finds nothing amiss, needs no permission of its own, and changes nothing", async () => {
    expect(await findings()).toEqual(asAlways);
    const outcomes = sandbox?.record({ kind: "call" }).map(({ outcome }) => outcome) ?? [];
    expect(outcomes.filter((outcome) => /^AccessDenied/.test(outcome))).toEqual([]);
    const kinds = new Set(sandbox?.record().map(({ kind }) => kind));
    expect([...kinds]).toEqual(["call"]);
    expect(sandbox?.assignments()).toHaveLength(demoOrganization.assignments.length);
  });

  it("knows every action that they list", () => {
    const portal = actionsOf(callerPolicy).filter((action) => action !== "sts:AssumeRole");
    expect([...portalActions].sort()).toEqual(portal.sort());
    expect([...guardActions].sort()).toEqual(actionsOf(rolePolicies.CatracaGuard).sort());
    expect([...activityActions]).toEqual(actionsOf(rolePolicies.CatracaActivityRead));
  });
});

describe("with one action less", () => {
  it.each(portalActions)("%s is named", async (action) => {
    const found = await findings({ callerPolicy: without(callerPolicy, action) });
    expect(found.filter(({ kind }) => kind === "missing-permission")).toEqual([
      { kind: "missing-permission", action, by: "identity" },
    ]);
  });

  it.each(guardActions)("%s is named for the guard's role, in every account", async (action) => {
    const CatracaGuard = without(rolePolicies.CatracaGuard, action);
    const found = await findings({ rolePolicies: { ...rolePolicies, CatracaGuard } });
    const missing = found.filter(({ kind }) => kind === "missing-role-permission");
    expect(missing).toHaveLength(8);
    expect(missing[0]).toMatchObject({ roleName: "CatracaGuard", action, by: "identity" });
  });

  it("cloudtrail:LookupEvents is named for the activity role", async () => {
    const Statement = [{ Effect: "Allow", Action: "cloudtrail:GetTrail", Resource: "*" }];
    const CatracaActivityRead = { Version: "2012-10-17", Statement };
    const found = await findings({ rolePolicies: { ...rolePolicies, CatracaActivityRead } });
    expect(found).toContainEqual(
      expect.objectContaining({ kind: "missing-role-permission", action: "cloudtrail:LookupEvents" }),
    );
  });

  it.each([
    ["guard", "CatracaGuard"],
    ["activity", "CatracaActivityRead"],
  ])("sts:AssumeRole on the %s role is named", async (role, roleName) => {
    const Statement = callerPolicy.Statement.filter(({ Resource }) => !Resource.endsWith(`role/${roleName}`));
    const found = await findings({ callerPolicy: { ...callerPolicy, Statement } });
    expect(found).toContainEqual({ kind: "may-not-assume", role, roleName, by: "identity" });
  });
});

describe("the organization", () => {
  const [readOnly, ...others] = demoOrganization.permissionSets;
  if (!readOnly) throw new Error("The demo organization has no permission sets.");

  it("a role that is nowhere is named in each account", async () => {
    const found = await findings({ rolePolicies: { CatracaGuard: rolePolicies.CatracaGuard } });
    const missing = found.filter(({ kind }) => kind === "role-not-assumable");
    expect(missing).toHaveLength(8);
    expect(missing[0]).toMatchObject({ role: "activity", roleName: "CatracaActivityRead" });
  });

  it("a permission set that is assigned in the management account is a trap", async () => {
    const principal = demoOrganization.assignments[0];
    if (!principal) throw new Error("The demo organization has no assignments.");
    const inManagement = { ...principal, accountId: demoOrganization.managementAccount.id };
    const organization = { ...demoOrganization, assignments: [inManagement] };
    const found = await findings({ organization });
    expect(found).toContainEqual({ kind: "set-in-management", permissionSet: "ReadOnly" });
    expect(found.filter(({ kind }) => kind === "set-in-management")).toHaveLength(1);
  });

  it("sessions that are long, and permission sets without a guard policy, are named", async () => {
    const { customerManagedPolicies: _, ...bare } = readOnly;
    const permissionSets = [
      { ...bare, sessionDuration: "PT8H" },
      ...others.map((set) => ({ ...set, sessionDuration: "PT5H" })),
    ];
    const found = await findings({ organization: { ...demoOrganization, permissionSets } });
    const readOnlyFacts = { permissionSet: "ReadOnly" };
    expect(found).toContainEqual({
      kind: "set-without-guard",
      ...readOnlyFacts,
      policy: "catraca-guard-ReadOnly",
    });
    expect(found).toContainEqual({
      kind: "long-unguarded-session",
      ...readOnlyFacts,
      minutes: 480,
      maxMinutes: 240,
    });
    expect(found.filter(({ kind }) => kind === "long-session")).toHaveLength(others.length);
  });

  it("accounts without the guard policy are named", async () => {
    const organization = {
      ...demoOrganization,
      accountPolicies: demoOrganization.accountPolicies?.filter(({ name }) => !name.endsWith("-PowerUser")),
    };
    const found = await findings({ organization: organization as typeof demoOrganization });
    const missing = found.filter(({ kind }) => kind === "guard-policy-missing");
    expect(missing).toHaveLength(8);
    expect(missing[0]).toMatchObject({ policy: "catraca-guard-PowerUser" });
  });

  it("without a guard role says so, once, and looks for no guards", async () => {
    const found = await findings({}, { guardRoleName: undefined });
    expect(found).toEqual([{ kind: "no-guard" }, ...asAlways]);
  });

  it("a Region without an instance is named", async () => {
    const found = await findings({}, { region: "us-east-1" });
    expect(found).toContainEqual({ kind: "no-instance", region: "us-east-1" });
  });

  it("what the rules name and the organization has not is named; what they do not name is left alone", async () => {
    const scope = {
      accountIds: new Set(["310000000001", "100000000001", "999999999999"]),
      permissionSetArns: new Set([readOnly.arn, "arn:aws:sso:::permissionSet/x/ps-gone"]),
    } as unknown as Scope;
    expect(await findings({}, {}, scope)).toEqual([
      { kind: "permission-set-gone", permissionSet: "arn:aws:sso:::permissionSet/x/ps-gone" },
      { kind: "management-account-offered", account: "demo-management (100000000001)" },
      { kind: "account-gone", account: "999999999999" },
    ]);
  });

  it("calls that are throttled prove nothing, and are said to", async () => {
    const match = { operation: "ListUsers" };
    const found = await findings({
      faults: { faults: [{ match, effect: { kind: "throttle" }, calls: "all" }] },
    });
    expect(found).toContainEqual({
      kind: "unproven-permission",
      action: "identitystore:ListUsers",
      code: "ThrottlingException",
    });
  });
});
