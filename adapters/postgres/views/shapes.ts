// What the views read of people, targets and units, and how rows become what core calls them.
import { isProductionAccount } from "@/core/directory/production";
import type { AccountView, PersonView, TargetView, UnitView } from "@/core/directory/views";
import type { AccountId, PermissionSetArn, PersonId, UnitId } from "@/core/ids";
import type { Period } from "@/core/page";

export const personFields = { select: { id: true, displayName: true, userName: true } } as const;
export const accountFields = { select: { id: true, name: true, path: true, tags: true } } as const;
export const permissionSetFields = {
  select: { arn: true, name: true, description: true, sessionDurationSeconds: true, guardPolicy: true },
} as const;
export const targetFields = { account: accountFields, permissionSet: permissionSetFields } as const;

export function toPerson(row: { id: string; displayName: string; userName: string }): PersonView {
  return { id: row.id as PersonId, displayName: row.displayName, userName: row.userName };
}

export interface TargetRow {
  account: { id: string; name: string; path: string; tags: unknown };
  permissionSet: {
    arn: string;
    name: string;
    description: string;
    sessionDurationSeconds: number;
    guardPolicy: string | null;
  };
}

export function toTarget({ account, permissionSet }: TargetRow): TargetView {
  return {
    accountId: account.id as AccountId,
    accountName: account.name,
    accountPath: account.path,
    isProduction: isProductionAccount({ ...account, tags: (account.tags ?? {}) as Record<string, unknown> }),
    permissionSetArn: permissionSet.arn as PermissionSetArn,
    permissionSetName: permissionSet.name,
    permissionSetDescription: permissionSet.description,
    sessionDurationSeconds: permissionSet.sessionDurationSeconds,
    isGuarded: permissionSet.guardPolicy !== null,
  };
}

export function toAccount(row: { id: string; name: string; path: string }): AccountView {
  return { id: row.id as AccountId, name: row.name, path: row.path };
}

export function toUnit(row: { id: string; name: string }): UnitView {
  return { id: row.id as UnitId, name: row.name };
}

/** Units a viewer sees: all, or these. */
export type Scope = "all" | ReadonlySet<UnitId>;

export function unitsIn(scope: Scope, unitId: string | undefined): { in: string[] } | string | undefined {
  if (scope === "all") return unitId;
  return { in: [...scope].filter((id) => unitId === undefined || id === unitId) };
}

/** A period as Prisma filters by it; undefined for all time. */
export function within({ from, until }: Period): { gte?: Date; lt?: Date } | undefined {
  return from || until ? { gte: from, lt: until } : undefined;
}
