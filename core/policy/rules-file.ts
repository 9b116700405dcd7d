// Rules as people write them in a file: groups and permission sets by name, accounts by number or name.
import type { Account, Group, PermissionSet } from "../directory/types";
import type { AccountId, GroupId, PermissionSetArn, UnitId } from "../ids";
import type { BusinessUnit, EligibilityPolicy, Role, RuleBook } from "./types";

export interface RulesFile {
  readonly units: ReadonlyArray<{
    readonly id: string;
    readonly name: string;
    readonly accounts: readonly string[];
    readonly heads: readonly string[];
    readonly approvers: readonly string[];
  }>;
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  readonly eligibility: ReadonlyArray<{
    readonly id: string;
    readonly name: string;
    readonly groups: readonly string[];
    readonly accounts: readonly string[];
    readonly permissionSets: readonly string[];
    readonly maxMinutes: number;
  }>;
}

export interface Directory {
  readonly accounts: readonly Account[];
  readonly permissionSets: readonly PermissionSet[];
  readonly groups: readonly Group[];
}

/** What is wrong, and where in the file. */
export interface RuleProblem {
  readonly place: string;
  readonly problem: string;
}

/**
 * Resolves every name to the immutable id that AWS has for it. All problems at once: a name that is unknown or
 * ambiguous, an account of two units, an id used twice, minutes out of bounds. With any problem, nothing applies.
 */
export function resolveRules(
  file: RulesFile,
  directory: Directory,
  maxMinutes: number,
): { readonly book: RuleBook } | { readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const find = finder(directory, problems);
  const units = file.units.map((unit, index): BusinessUnit => {
    const place = `units[${index}] "${unit.id}"`;
    return {
      id: unit.id as UnitId,
      name: unit.name,
      accountIds: find.accounts(place, unit.accounts),
      headGroupIds: find.groups(`${place}.heads`, unit.heads),
      approverGroupIds: find.groups(`${place}.approvers`, unit.approvers),
    };
  });
  const policies = file.eligibility.map((policy, index): EligibilityPolicy => {
    const place = `eligibility[${index}] "${policy.id}"`;
    if (!Number.isInteger(policy.maxMinutes) || policy.maxMinutes < 1 || policy.maxMinutes > maxMinutes)
      problems.push({ place, problem: `maxMinutes must be a whole number from 1 to ${maxMinutes}` });
    return {
      id: policy.id,
      name: policy.name,
      groupIds: find.groups(place, policy.groups),
      accountIds: find.accounts(place, policy.accounts),
      permissionSetArns: find.permissionSets(place, policy.permissionSets),
      maxMinutes: policy.maxMinutes,
    };
  });
  const roleGroups = (["security", "admin"] as const).flatMap((role) =>
    find.groups(`roles.${role}`, file.roles[role]).map((groupId) => ({ role, groupId })),
  );
  problems.push(...twice(file), ...sharedAccounts(units));
  return problems.length > 0 ? { problems } : { book: { units, policies, roleGroups } };
}

function finder(directory: Directory, problems: RuleProblem[]) {
  const one = <T>(place: string, kind: string, name: string, found: readonly T[]): T[] => {
    if (found.length === 1) return [...found];
    const problem = found.length === 0 ? `there is no ${kind} "${name}"` : `several are called "${name}"`;
    problems.push({ place, problem });
    return [];
  };
  return {
    accounts: (place: string, names: readonly string[]): AccountId[] =>
      names.flatMap((name) => {
        const found = directory.accounts.filter((each) => each.id === name || each.name === name);
        return one(place, "account", name, found).map(({ id }) => id);
      }),
    groups: (place: string, names: readonly string[]): GroupId[] =>
      names.flatMap((name) => {
        const found = directory.groups.filter((each) => each.id === name || each.name === name);
        return one(place, "group", name, found).map(({ id }) => id);
      }),
    permissionSets: (place: string, names: readonly string[]): PermissionSetArn[] =>
      names.flatMap((name) => {
        const found = directory.permissionSets.filter((each) => each.arn === name || each.name === name);
        return one(place, "permission set", name, found).map(({ arn }) => arn);
      }),
  };
}

function twice(file: RulesFile): RuleProblem[] {
  const repeated = (place: string, ids: readonly string[]) =>
    ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => ({ place, problem: `the id "${id}" is used twice` }));
  return [
    ...repeated(
      "units",
      file.units.map(({ id }) => id),
    ),
    ...repeated(
      "eligibility",
      file.eligibility.map(({ id }) => id),
    ),
  ];
}

function sharedAccounts(units: readonly BusinessUnit[]): RuleProblem[] {
  const owner = new Map<AccountId, string>();
  const problems: RuleProblem[] = [];
  for (const unit of units) {
    for (const account of unit.accountIds) {
      const other = owner.get(account);
      if (other)
        problems.push({
          place: `units "${unit.id}"`,
          problem: `account ${account} belongs to "${other}" already`,
        });
      owner.set(account, unit.id);
    }
  }
  return problems;
}
