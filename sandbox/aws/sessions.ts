/**
 * The role sessions of people: credentials that live as long as the permission set says, whatever becomes of the
 * assignment. Only an explicit deny ends them before: by a policy that the permission set references, or its inline one.
 */
import { type Access, holdsAccess } from "./access";
import type { Act } from "./cloudtrail/acts";
import { wholeSeconds } from "./cloudtrail/event-record";
import { beginSession, type RoleSession, roleArn, signInAct } from "./cloudtrail/role-session";
import { recordCall } from "./cloudtrail/session-events";
import { MalformedPolicy, parsePolicy, verdict } from "./iam/policy-document";
import { policyArn } from "./iam/policy-store";
import { inForce } from "./in-force";
import type { Random } from "./random";
import type { World } from "./world";

/** Whether a call of a session went through. */
export type SessionVerdict =
  | { allowed: true }
  | { allowed: false; code: "ExpiredToken" | "AccessDenied"; message: string };

/** A session as somebody outside sees it. */
export interface OpenSession {
  id: string;
  personId: string;
  accountId: string;
  permissionSetArn: string;
  /** `AWSReservedSSO_<set>_<16 hex>` */
  roleName: string;
  /** ISO 8601. */
  issuedAt: string;
  expiresAt: string;
  /** Tries an action (`ec2:DescribeInstances`) now; it is in the trail, unless the credentials have expired. */
  call(action: string, resource?: string): SessionVerdict;
}

const MOST_KEPT = 20_000;

/** Sessions by their access key. */
export class Sessions {
  readonly #world: World;
  readonly #random: Random;
  readonly #byId = new Map<string, RoleSession>();

  constructor(world: World) {
    this.#world = world;
    this.#random = world.random.stream("sessions");
  }

  /** Opens a session for somebody who holds the access now; a sentence when nobody does. */
  open(access: Access): OpenSession | string {
    if (!holdsAccess(this.#world, access)) return "the person does not hold this access";
    const session = this.begin(access, this.#random);
    if (!session) return "there is no such role";
    recordCall(this.#world, session, signInAct(this.#world, session), "sign-in", this.#random);
    this.#note("OpenSession", "OK", session, session.user.userId);
    return this.#outside(session);
  }

  /** Makes the credentials of a session; what to record of it is the caller's. */
  begin({ userId, accountId, permissionSetArn }: Access, random: Random): RoleSession | undefined {
    const { directory, permissionSets, timeline } = this.#world;
    const user = directory.users.get(userId);
    const role = permissionSets.role(accountId, permissionSetArn);
    const set = permissionSets.byArn.get(permissionSetArn);
    if (!user || !role || !set) return undefined;
    const session = beginSession(user, role, set, timeline.now(), random);
    this.#byId.set(session.accessKeyId, session);
    this.#forgetOldest();
    return session;
  }

  #forgetOldest(): void {
    for (const [id, session] of this.#byId) {
      if (this.#byId.size <= MOST_KEPT) return;
      if (session.expiresAtMs <= this.#world.timeline.now()) this.#byId.delete(id);
    }
  }

  /** The session of that id. */
  find(id: string): OpenSession | undefined {
    const session = this.#byId.get(id);
    return session && this.#outside(session);
  }

  /** All sessions whose credentials live now. */
  live(): OpenSession[] {
    return this.state().map((session) => this.#outside(session));
  }

  #outside(session: RoleSession): OpenSession {
    return {
      id: session.accessKeyId,
      personId: session.user.userId,
      accountId: session.accountId,
      permissionSetArn: session.role.permissionSetArn,
      roleName: session.role.roleName,
      issuedAt: new Date(session.createdAtMs).toISOString(),
      expiresAt: new Date(session.expiresAtMs).toISOString(),
      call: (action, resource = "*") => this.#call(session, action, resource),
    };
  }

  #call(session: RoleSession, action: string, resource: string): SessionVerdict {
    this.#world.timeline.catchUp();
    const said = this.verdictOf(session, action, resource);
    const isExpired = !said.allowed && said.code === "ExpiredToken";
    if (!isExpired) {
      recordCall(this.#world, session, actOf(action), said.allowed ? "done" : "cut-off", this.#random);
    }
    this.#note("SessionCall", said.allowed ? "OK" : said.code, session, action);
    return said;
  }

  /** What IAM says to a call of the session now: all is allowed that no policy in force denies explicitly. */
  verdictOf(session: RoleSession, action: string, resource = "*"): SessionVerdict {
    const nowMs = this.#world.timeline.now();
    if (nowMs >= session.expiresAtMs) {
      const message = "The security token included in the request is expired";
      return { allowed: false, code: "ExpiredToken", message };
    }
    const request = { action, resource, context: contextOf(this.#world, session, nowMs) };
    const policies = this.#documentsOf(session, nowMs).flatMap((text) => {
      try {
        return [parsePolicy(text)];
      } catch (error) {
        if (error instanceof MalformedPolicy) return [];
        throw error;
      }
    });
    if (verdict(policies, request) !== "deny") return { allowed: true };
    const who = `arn:aws:sts::${session.accountId}:assumed-role/${session.role.roleName}/${session.user.userName}`;
    const message = `User: ${who} is not authorized to perform: ${action} with an explicit deny in an identity-based policy`;
    return { allowed: false, code: "AccessDenied", message };
  }

  #documentsOf({ role, accountId }: RoleSession, nowMs: number): string[] {
    const inline = inForce(role.inlinePolicies, nowMs);
    const referenced = role.customerManagedPolicies.map(({ path = "/", name }) =>
      this.#world.policies.documentInForce(policyArn(accountId, path, name)),
    );
    return [inline, ...referenced].filter((text) => typeof text === "string");
  }

  #note(operation: string, outcome: string, session: RoleSession, what: string): void {
    const { accountId, accessKeyId } = session;
    this.#world.journal.write(this.#world.timeline.now(), {
      kind: "control",
      service: "sandbox",
      operation,
      outcome,
      callerAccountId: accountId,
      detail: `${accessKeyId} ${what}`,
    });
  }

  /** The sessions that live now, to be kept over a restart. */
  state(): RoleSession[] {
    const nowMs = this.#world.timeline.now();
    return [...this.#byId.values()].filter((session) => session.expiresAtMs > nowMs);
  }

  /** Takes over what a former run left. */
  restore(sessions: readonly RoleSession[]): void {
    for (const session of sessions) {
      const role = this.#world.permissionSets.role(session.accountId, session.role.permissionSetArn);
      const isSame = role?.roleId === session.role.roleId;
      this.#byId.set(session.accessKeyId, isSame ? { ...session, role } : session);
    }
  }
}

function contextOf(world: World, session: RoleSession, nowMs: number): Record<string, string> {
  return {
    "identitystore:userid": session.user.userId,
    "aws:userid": `${session.role.roleId}:${session.user.userName}`,
    "aws:principaltype": "AssumedRole",
    "aws:principalaccount": session.accountId,
    "aws:principalarn": roleArn(world, session),
    "aws:currenttime": new Date(nowMs).toISOString(),
    "aws:tokenissuetime": wholeSeconds(session.createdAtMs),
  };
}

function actOf(action: string): Act {
  const [service = "", name = ""] = action.split(":");
  const readOnly = /^(Get|List|Describe|Lookup|Head|BatchGet)/.test(name);
  return { service, name, readOnly, parameters: () => null, resources: () => [] };
}
