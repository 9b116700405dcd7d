// What AWS has, asked of the sandbox behind the product's back.

import { demoOrganization } from "@/sandbox/aws/demo-organization";
import type { OrganizationData } from "@/sandbox/aws/organization";

/** Who has what where, by the names that people use. */
export interface Holding {
  person: string;
  account: string;
  permissionSet: string;
}

/** Whether AWS has the assignment now, whatever its lists show yet. */
export async function isHeld(sandboxUrl: string, holding: Holding): Promise<boolean> {
  const { principalId, accountId, permissionSetArn } = idsOf(holding);
  const answer = await fetch(`${sandboxUrl}/_sandbox/assignments`);
  const live = (await answer.json()) as Record<string, string>[];
  return live.some(
    (one) =>
      one.principalId === principalId &&
      one.accountId === accountId &&
      one.permissionSetArn === permissionSetArn,
  );
}

function idsOf({ person, account, permissionSet }: Holding) {
  const found = {
    principalId: demoOrganization.users.find(({ userName }) => userName === person)?.userId,
    accountId: accountsOf(demoOrganization.units).find(({ name }) => name === account)?.id,
    permissionSetArn: demoOrganization.permissionSets.find(({ name }) => name === permissionSet)?.arn,
  };
  if (Object.values(found).some((id) => id === undefined)) {
    throw new Error(`The demo organization has no ${person}, ${account} or ${permissionSet}.`);
  }
  return found;
}

type Units = NonNullable<OrganizationData["units"]>;

function accountsOf(units: Units): { id: string; name: string }[] {
  return units.flatMap((unit) => [...(unit.accounts ?? []), ...accountsOf(unit.units ?? [])]);
}
