/** `/_sandbox/sessions`: opening sessions, listing those that live, and calling AWS with one. */
import { type ControlAnswer, parse, refusal } from "./control-answer";
import type { World } from "./world";

function open(world: World, body: string): ControlAnswer {
  const { personId, accountId, permissionSetArn } = parse(body) ?? {};
  if (![personId, accountId, permissionSetArn].every((one) => typeof one === "string")) {
    return refusal("personId, accountId and permissionSetArn must be texts");
  }
  const access = {
    userId: String(personId),
    accountId: String(accountId),
    permissionSetArn: String(permissionSetArn),
  };
  const session = world.sessions.open(access);
  return typeof session === "string" ? refusal(session, 403) : { status: 200, body: session };
}

function call(world: World, id: string, body: string): ControlAnswer {
  const { action, resource } = parse(body) ?? {};
  if (typeof action !== "string" || !/^[\w-]+:\w+$/.test(action)) {
    return refusal("action must be like ec2:DescribeInstances");
  }
  if (resource !== undefined && typeof resource !== "string") return refusal("resource must be a text");
  const session = world.sessions.find(id);
  if (!session) return refusal(`there is no session ${id}`, 404);
  return { status: 200, body: session.call(action, resource) };
}

/** Answers a request under `/_sandbox/sessions`. */
export function controlSessions(
  world: World,
  method: string,
  id: string | undefined,
  verb: string | undefined,
  body: string,
): ControlAnswer {
  if (method === "GET") return { status: 200, body: world.sessions.live() };
  if (id === undefined) return open(world, body);
  return verb === "call" ? call(world, id, body) : refusal(`there is no ${verb ?? "such"} of a session`, 404);
}
