// What a run's plan has people and strangers do, each thing in its time; what the portal would not let them is counted.

import { demoOrganization } from "@/sandbox/aws/demo-organization";
import type { AssignmentTuple, OrganizationData } from "@/sandbox/aws/organization";
import type { Chaos } from "./chaos";
import { readLedger, withOwner } from "./ledger";
import type { People } from "./people";
import type { Act } from "./plan";
import type { SandboxControl } from "./sandbox";

/** Who does it, and to what. */
export interface LoadPorts {
  people: People;
  aws: SandboxControl;
  chaos: Chaos;
  ownerUrl: string;
}

/** What is over, or about to be, nobody can end any more. */
const OVER = new Set(["ended", "cancelled", "failed", "ending"]);

/** Does one thing of the plan. Throws what the portal, or a fault of ours, made of it. */
export async function act(ports: LoadPorts, planned: Act): Promise<void> {
  const { people, aws, chaos } = ports;
  switch (planned.kind) {
    case "ask": {
      const requestId = await people.ask(planned.wish);
      await new Promise((resolve) => setTimeout(resolve, planned.approveAfterMs));
      return people.approve(planned.approver, requestId);
    }
    case "done":
    case "revoke":
      return endOne(ports, planned.kind, planned.choice);
    case "disable": {
      const { userId, userName } = found(
        demoOrganization.users,
        ({ userName }) => userName === planned.person,
      );
      const begin = async () => {
        await aws.setEnabled(userId, false);
        return { name: `${userName} disabled`, end: () => aws.setEnabled(userId, true) };
      };
      return chaos.live(begin, planned.forMs, `${userName} disabled`);
    }
    case "give-group":
    case "give-person": {
      const tuple =
        planned.kind === "give-group" ? groupTuple(planned.choice) : await freeTuple(ports, planned.choice);
      if (!tuple) return;
      const begin = async () => {
        await aws.give(tuple);
        return { name: planned.kind, end: () => aws.take(tuple) };
      };
      return chaos.live(
        begin,
        planned.forMs,
        `${planned.kind === "give-group" ? "a group" : "a person"} given access in AWS`,
      );
    }
    case "take-away": {
      const people = (await aws.assignments()).filter(({ principalType }) => principalType === "USER");
      const tuple = people[Math.floor(planned.choice * people.length)];
      if (tuple) await aws.take(tuple);
    }
  }
}

async function endOne(
  { people, ownerUrl }: LoadPorts,
  kind: "done" | "revoke",
  choice: number,
): Promise<void> {
  const { grants } = await withOwner(ownerUrl, readLedger);
  const running = grants.filter(({ state }) => !OVER.has(state));
  const grant = running[Math.floor(choice * running.length)];
  if (!grant) return;
  const [personId, accountId] = grant.key.split("|");
  const { userName } = found(demoOrganization.users, ({ userId }) => userId === personId);
  if (kind === "done") return people.done(userName, grant.requestId);
  const { name } = found(accountsOf(demoOrganization.units), ({ id }) => id === accountId);
  return people.revoke("fabio", grant.id, name);
}

/** A tuple of somebody who asks for access, on which nothing runs now: access that somebody else gives is not ours. */
async function freeTuple({ ownerUrl }: LoadPorts, choice: number): Promise<AssignmentTuple | undefined> {
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
function groupTuple(choice: number): AssignmentTuple {
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

type Units = NonNullable<OrganizationData["units"]>;

function accountsOf(units: Units): { id: string; name: string }[] {
  return units.flatMap((unit) => [...(unit.accounts ?? []), ...accountsOf(unit.units ?? [])]);
}

function found<T>(things: readonly T[], isIt: (thing: T) => boolean): T {
  const thing = things.find(isIt);
  if (thing === undefined) throw new Error("The demo organization lacks what the plan names.");
  return thing;
}
