// What a run's plan has people and strangers do, each thing in its time; what the portal would not let them is counted.

import type { Chaos } from "./chaos";
import { readLedger, withOwner } from "./ledger";
import type { People } from "./people";
import type { Act } from "./plan";
import type { SandboxControl } from "./sandbox";
import { accountName, freeTuple, groupTuple, personWho } from "./tuples";

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
      const { userId, userName } = personWho((each) => each.userName === planned.person);
      const begin = async () => {
        await aws.setEnabled(userId, false);
        return { name: `${userName} disabled`, end: () => aws.setEnabled(userId, true) };
      };
      return chaos.live(begin, planned.forMs, `${userName} disabled`);
    }
    case "give-group":
    case "give-person": {
      const tuple =
        planned.kind === "give-group"
          ? groupTuple(planned.choice)
          : await freeTuple(ports.ownerUrl, planned.choice);
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
  const { userName } = personWho(({ userId }) => userId === personId);
  if (kind === "done") return people.done(userName, grant.requestId);
  return people.revoke("fabio", grant.id, accountName(accountId));
}
