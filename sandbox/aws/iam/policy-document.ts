/** Policy documents: read from JSON, refused in AWS's words, evaluated for a request. */
import { type Condition, type Context, holds, isKnownOperator } from "./conditions";
import { isActionLike, isLike } from "./pattern";

interface Statement {
  isAllow: boolean;
  actions: string[];
  /** The actions are those that it does not speak of. */
  exceptActions: boolean;
  resources: string[];
  exceptResources: boolean;
  conditions: Condition[];
}

/** A policy. */
export interface PolicyDocument {
  statements: Statement[];
}

/** What somebody wants to do. */
export interface PolicyRequest {
  /** `sso:CreateAccountAssignment` */
  action: string;
  resource: string;
  context: Context;
}

/** A policy that is none; the message is AWS's. */
export class MalformedPolicy extends Error {}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0 || !list.every((one) => typeof one === "string")) {
    throw new MalformedPolicy("Syntax errors in policy.");
  }
  return list;
}

function readConditions(value: unknown): Condition[] {
  if (value === undefined) return [];
  if (!isObject(value)) throw new MalformedPolicy("Syntax errors in policy.");
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (!isKnownOperator(operator)) throw new MalformedPolicy(`Invalid Condition type : ${operator}.`);
    if (!isObject(keys)) throw new MalformedPolicy("Syntax errors in policy.");
    return Object.entries(keys).map(([key, values]) => {
      const wanted = Array.isArray(values) ? values : [values];
      return { operator, key, values: wanted.map(String) };
    });
  });
}

function readStatement(value: unknown): Statement {
  if (!isObject(value) || (value.Effect !== "Allow" && value.Effect !== "Deny")) {
    throw new MalformedPolicy("Syntax errors in policy.");
  }
  const { Action, NotAction, Resource, NotResource } = value;
  if ((Action === undefined) === (NotAction === undefined)) {
    throw new MalformedPolicy("Policy statement must contain actions.");
  }
  if ((Resource === undefined) === (NotResource === undefined)) {
    throw new MalformedPolicy("Policy statement must contain resources.");
  }
  const actions = texts(Action ?? NotAction);
  if (!actions.every((action) => action === "*" || /^[\w*?-]+:[\w*?]+$/.test(action))) {
    throw new MalformedPolicy("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  }
  return {
    isAllow: value.Effect === "Allow",
    actions,
    exceptActions: Action === undefined,
    resources: texts(Resource ?? NotResource),
    exceptResources: Resource === undefined,
    conditions: readConditions(value.Condition),
  };
}

function requireGoodSids(statements: unknown[]): void {
  const sids = statements.flatMap((one) => (isObject(one) && one.Sid !== undefined ? [String(one.Sid)] : []));
  if (!sids.every((sid) => /^[0-9A-Za-z]*$/.test(sid))) {
    const rule = "Check that your input satisfies the regular expression [0-9A-Za-z]*";
    throw new MalformedPolicy(`Statement IDs (SID) must be alpha-numeric. ${rule}`);
  }
  if (new Set(sids).size !== sids.length) {
    throw new MalformedPolicy("Statement IDs (SID) in a single policy must be unique.");
  }
}

/** Reads a policy from parsed JSON; throws MalformedPolicy. */
export function readPolicy(value: unknown): PolicyDocument {
  if (!isObject(value) || value.Statement === undefined) {
    throw new MalformedPolicy("Syntax errors in policy.");
  }
  const isVersion = ["2012-10-17", "2008-10-17", undefined].includes(value.Version as string | undefined);
  if (!isVersion) throw new MalformedPolicy("The policy must contain a valid version string");
  const statements: unknown[] = Array.isArray(value.Statement) ? value.Statement : [value.Statement];
  if (statements.length === 0) throw new MalformedPolicy("Syntax errors in policy.");
  requireGoodSids(statements);
  return { statements: statements.map(readStatement) };
}

/** Reads a policy from text; throws MalformedPolicy. */
export function parsePolicy(text: string): PolicyDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MalformedPolicy("This policy contains invalid Json");
  }
  return readPolicy(value);
}

function speaksOf(statement: Statement, { action, resource, context }: PolicyRequest): boolean {
  const isAction = statement.actions.some((pattern) => isActionLike(action, pattern));
  const isResource = statement.resources.some((pattern) => isLike(resource, pattern));
  return (
    isAction !== statement.exceptActions &&
    isResource !== statement.exceptResources &&
    statement.conditions.every((condition) => holds(condition, context))
  );
}

/** What policies together say of a request: an explicit deny wins over any allow. */
export function verdict(
  policies: readonly PolicyDocument[],
  request: PolicyRequest,
): "allow" | "deny" | "silent" {
  const speaking = policies.flatMap((one) => one.statements).filter((one) => speaksOf(one, request));
  if (speaking.some((one) => !one.isAllow)) return "deny";
  return speaking.length > 0 ? "allow" : "silent";
}
