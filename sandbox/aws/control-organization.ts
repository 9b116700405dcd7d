/** `/_sandbox/people|groups|permission-sets|accounts|policies`: what others do to the organization. */
import { type ControlAnswer, note, parse, refusal } from "./control-answer";
import type { OrganizationChange } from "./organization-changes";
import type { World } from "./world";

const STATES = ["PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"] as const;

function make(world: World, change: OrganizationChange, body: string): ControlAnswer {
  const keepAssignments = parse(body)?.keepAssignments === true;
  const problem = world.changes.make(change, { keepAssignments });
  if (problem !== undefined) return refusal(problem, problem.startsWith("there is no") ? 404 : 400);
  return { status: 200, body: change };
}

function changePerson(world: World, userId: string, body: string): ControlAnswer {
  const enabled = parse(body)?.enabled;
  if (typeof enabled !== "boolean") return refusal("enabled must be true or false");
  if (!world.changes.setEnabled(userId, enabled)) return refusal(`there is no person ${userId}`, 404);
  note(world, enabled ? "EnablePerson" : "DisablePerson", "OK", { detail: userId });
  return { status: 200, body: { userId, enabled } };
}

function changeAccount(world: World, accountId: string, body: string): ControlAnswer {
  const { state, parentId } = parse(body) ?? {};
  const known = STATES.find((one) => one === state);
  if (known) return make(world, { kind: "account-state", accountId, state: known }, body);
  if (typeof parentId === "string") return make(world, { kind: "move-account", accountId, parentId }, body);
  return refusal(`parentId must be a text, or state one of ${STATES.join(", ")}`);
}

function removePolicy(world: World, body: string): ControlAnswer {
  const arn = String(parse(body)?.arn);
  if (!world.policies.remove(arn)) return refusal(`there is no policy ${arn}`, 404);
  note(world, "RemovePolicy", "OK", { detail: arn });
  return { status: 200, body: { arn } };
}

/** Answers a request about the organization; undefined when it is none. */
export function controlOrganization(
  world: World,
  method: string,
  what: string | undefined,
  id: string,
  body: string,
): ControlAnswer | undefined {
  switch (`${method} ${what ?? ""}`) {
    case "POST people":
      return changePerson(world, id, body);
    case "DELETE people":
      return make(world, { kind: "delete-person", userId: id }, body);
    case "DELETE groups":
      return make(world, { kind: "delete-group", groupId: id }, body);
    case "DELETE permission-sets": {
      const permissionSetArn = String(parse(body)?.permissionSetArn);
      return make(world, { kind: "delete-permission-set", permissionSetArn }, body);
    }
    case "POST accounts":
      return changeAccount(world, id, body);
    case "DELETE accounts":
      return make(world, { kind: "delete-account", accountId: id }, body);
    case "DELETE policies":
      return removePolicy(world, body);
    default:
      return undefined;
  }
}
