// Which assignments strangers give and take, and the demo organization's people and accounts by their ids.

import { demoOrganization } from "@/sandbox/aws/demo-organization";
import type { AssignmentTuple, OrganizationData } from "@/sandbox/aws/organization";
import { readLedger, withOwner } from "./ledger";

/** A tuple of somebody who asks for access, on which nothing runs now: access that somebody else gives is not ours. */
export async function freeTuple(ownerUrl: string, choice: number): Promise<AssignmentTuple | undefined> {
  const { grants, operations } = await withOwner(ownerUrl, readLedger);
  const busy = new Set([
    ...grants.filter(({ state }) => !["ended", "cancelled", "failed"].includes(state)).map(({ key }) => key),
    ...operations.filter(({ resolvedAtMs }) => resolvedAtMs === null).map(({ key }) => key),
  ]);
  const free = [...new Set(grants.map(({ key }) => key))].filter((key) => !busy.has(key));
  const [principalId, accountId, permissionSetArn] = free[Math.floor(choice * free.length)]?.split("|") ?? [];
  if (!principalId || !accountId || !permissionSetArn) return undefined;
  return { principalType: "USER", principalId, accountId, permissionSetArn };
}

/** A group of engineers with one of the permission sets that its people ask for. */
export function groupTuple(choice: number): AssignmentTuple {
  const group = found(demoOrganization.groups, ({ displayName }) => displayName === "payments-engineers");
  const accountIds = ["310000000001", "310000000002"] as const;
  const sets = demoOrganization.permissionSets.slice(0, 4);
  const number = Math.floor(choice * accountIds.length * sets.length);
  return {
    principalType: "GROUP",
    principalId: group.groupId,
    accountId: accountIds[number % accountIds.length] ?? accountIds[0],
    permissionSetArn: sets[Math.floor(number / accountIds.length)]?.arn ?? "",
  };
}

/** Access that people have without the portal, and ask the portal for all the same. */
export function standingTuples(): AssignmentTuple[] {
  const [readOnly, , databaseAdmin] = demoOrganization.permissionSets;
  const held: [string, string, string | undefined][] = [
    ["ana", "310000000001", databaseAdmin?.arn],
    ["diego", "330000000001", readOnly?.arn],
  ];
  return held.map(([userName, accountId, permissionSetArn]) => ({
    principalType: "USER",
    principalId: personWho((each) => each.userName === userName).userId,
    accountId,
    permissionSetArn: permissionSetArn ?? "",
  }));
}

/** Somebody of the demo organization. */
export function personWho(isIt: (person: { userId: string; userName: string }) => boolean) {
  return found(demoOrganization.users, isIt);
}

/** The name of an account. */
export function accountName(accountId: string | undefined): string {
  return found(accountsOf(demoOrganization.units), ({ id }) => id === accountId).name;
}

type Units = NonNullable<OrganizationData["units"]>;

function accountsOf(units: Units): { id: string; name: string }[] {
  return units.flatMap((unit) => [...(unit.accounts ?? []), ...accountsOf(unit.units ?? [])]);
}

function found<T>(things: readonly T[], isIt: (thing: T) => boolean): T {
  const thing = things.find(isIt);
  if (thing === undefined) throw new Error("The demo organization lacks what the plan names.");
  return thing;
}
