/** `/_sandbox/…`: looking behind AWS's curtain, and changing things behind the portal's back. */

import { tupleKey } from "./assignments";
import { type ControlAnswer, note, parse, refusal } from "./control-answer";
import { controlOrganization } from "./control-organization";
import { controlSessions } from "./control-sessions";
import { readFaults } from "./faults/read-fault";
import type { AssignmentTuple } from "./organization";
import type { World } from "./world";

function readTuple(world: World, body: string): AssignmentTuple | string {
  const { principalType, principalId, accountId, permissionSetArn } = parse(body) ?? {};
  if (principalType !== "USER" && principalType !== "GROUP") return "principalType must be USER or GROUP";
  const principals = principalType === "USER" ? world.directory.users : world.directory.groups;
  if (typeof principalId !== "string" || !principals.has(principalId)) return "principalId names nobody";
  if (typeof accountId !== "string" || !world.tree.accounts.has(accountId))
    return "accountId names no account";
  if (typeof permissionSetArn !== "string" || !world.permissionSets.byArn.has(permissionSetArn)) {
    return "permissionSetArn names no permission set";
  }
  return { principalType, principalId, accountId, permissionSetArn };
}

function changeAssignment(world: World, method: string, body: string): ControlAnswer {
  const tuple = readTuple(world, body);
  if (typeof tuple === "string") return refusal(tuple);
  const existed = world.assignments.has(tuple);
  if (method === "POST") world.assignments.add(tuple);
  else world.assignments.remove(tuple);
  const isChange = existed === (method === "DELETE");
  note(world, method === "POST" ? "AddAssignment" : "RemoveAssignment", isChange ? "OK" : "UNCHANGED", {
    tuple,
  });
  return { status: 200, body: { changed: isChange } };
}

function changeMembership(world: World, method: string, body: string): ControlAnswer {
  const { groupId, userId } = parse(body) ?? {};
  if (typeof groupId !== "string" || !world.directory.groups.has(groupId))
    return refusal("groupId names no group");
  if (typeof userId !== "string" || !world.directory.users.has(userId)) return refusal("userId names nobody");
  if (method === "POST") world.directory.join(groupId, userId);
  else world.directory.leave(groupId, userId);
  note(world, method === "POST" ? "JoinGroup" : "LeaveGroup", "OK", { detail: `${groupId}/${userId}` });
  return { status: 200, body: { groupId, userId } };
}

function readRecord(world: World, query: URLSearchParams): ControlAnswer {
  const kind = query.get("kind");
  const after = Number(query.get("after") ?? 0);
  const isKind = kind === "call" || kind === "effect" || kind === "control" || kind === "fault";
  if ((kind !== null && !isKind) || !Number.isInteger(after)) {
    return refusal("kind is call, effect, control or fault; after is a sequence number");
  }
  return { status: 200, body: world.journal.entries({ after, ...(isKind ? { kind } : {}) }) };
}

function layFaults(world: World, body: string): ControlAnswer {
  const faults = readFaults(parse(body));
  if (typeof faults === "string") return refusal(faults);
  return { status: 200, body: { ids: world.faults.add({ faults }) } };
}

function liftFaults(world: World, id: string | undefined): ControlAnswer {
  const isLifted = world.faults.lift(id);
  if (id !== undefined && !isLifted) return refusal(`there is no fault ${id}`, 404);
  return { status: 200, body: { lifted: isLifted } };
}

/** Answers a request under `/_sandbox`. */
export function answerControl(world: World, method: string, url: URL, body: string): ControlAnswer {
  const [what, id, verb] = url.pathname.split("/").slice(2);
  switch (`${method} ${what ?? ""}`) {
    case "GET health":
      return {
        status: 200,
        body: { status: "ok", profile: world.profile.name, at: new Date(world.timeline.now()).toISOString() },
      };
    case "GET record":
      return readRecord(world, url.searchParams);
    case "GET assignments": {
      const live = world.assignments.live().sort((a, b) => (tupleKey(a) < tupleKey(b) ? -1 : 1));
      return {
        status: 200,
        body: live.map(({ createdAtMs, ...tuple }) => ({
          ...tuple,
          createdAt: new Date(createdAtMs).toISOString(),
        })),
      };
    }
    case "POST assignments":
    case "DELETE assignments":
      return changeAssignment(world, method, body);
    case "POST memberships":
    case "DELETE memberships":
      return changeMembership(world, method, body);
    case "GET faults":
      return { status: 200, body: world.faults.list() };
    case "POST faults":
      return layFaults(world, body);
    case "DELETE faults":
      return liftFaults(world, id);
    case "GET sessions":
    case "POST sessions":
      return controlSessions(world, method, id, verb, body);
    default:
      return (
        controlOrganization(world, method, what, id ?? "", body) ??
        refusal(`there is no ${method} ${url.pathname}`, 404)
      );
  }
}
