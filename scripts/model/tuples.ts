// The run's assignments, by name and by id.
import type { AccountId, PermissionSetArn, PersonId } from "@/core/ids";
import { demoOrganization as demo } from "@/sandbox/aws/demo-organization";
import type { AccountData, AssignmentTuple, UnitData } from "@/sandbox/aws/organization";

export interface RunTuple {
  readonly personId: PersonId;
  readonly accountId: AccountId;
  readonly permissionSetArn: PermissionSetArn;
}

export const TUPLE_NAMES = [
  "ana's DatabaseAdmin in payments-prod",
  "carla's DatabaseAdmin in payments-prod",
  "ana's PowerUser in payments-prod",
] as const;

/** The three assignments that a run is about. */
export const TUPLES = [
  tuple("ana", "DatabaseAdmin"),
  tuple("carla", "DatabaseAdmin"),
  tuple("ana", "PowerUser"),
] as const;

/** Who works there all the time, by an assignment that the portal has nothing to do with. */
export const bystander: AssignmentTuple = asAws({ ...TUPLES[0], personId: personOf("helena") });
export const approver = personOf("bruno");
export const security = personOf("fabio");

/** The assignment as AWS calls it. */
export function asAws({ personId, accountId, permissionSetArn }: RunTuple): AssignmentTuple {
  return { principalType: "USER", principalId: personId, accountId, permissionSetArn };
}

/** The same access given to a group that has the person. */
export function ofGroup({ accountId, permissionSetArn }: RunTuple): AssignmentTuple {
  const group = demo.groups.find(({ displayName }) => displayName === "payments-engineers");
  return { principalType: "GROUP", principalId: found(group?.groupId), accountId, permissionSetArn };
}

function tuple(person: string, set: string): RunTuple {
  const account = accountsOf(demo.units).find(({ name }) => name === "payments-prod");
  const permissionSet = demo.permissionSets.find(({ name }) => name === set);
  return {
    personId: personOf(person),
    accountId: found(account?.id) as AccountId,
    permissionSetArn: found(permissionSet?.arn) as PermissionSetArn,
  };
}

function accountsOf(units: readonly UnitData[]): AccountData[] {
  return units.flatMap((unit) => [...(unit.accounts ?? []), ...accountsOf(unit.units ?? [])]);
}

function personOf(userName: string): PersonId {
  return found(demo.users.find((user) => user.userName === userName)?.userId) as PersonId;
}

function found(id: string | undefined): string {
  if (id === undefined) throw new Error("The demo organization has changed.");
  return id;
}
