/** What callers may do: the portal's own credentials, and the roles it assumes in member accounts. Off without policies. */
import { AwsError } from "../aws-error";
import type { Call } from "../call";
import type { OrganizationData } from "../organization";
import type { WireCall } from "../protocol";
import { MalformedPolicy, type PolicyDocument, readPolicy, verdict } from "./policy-document";

/** The policies, as parsed JSON. */
export interface CallerPolicies {
  /** Of the portal: every caller of the delegated administrator's or the management account that is no role. */
  callerPolicy?: unknown;
  /** Of roles in member accounts, by role name. Given at all, no other role can be assumed. */
  rolePolicies?: Record<string, unknown>;
}

const PREFIXES: Record<string, string> = { "sso-admin": "sso" };

/** Nobody needs permission for these. */
const FREE = new Set(["sts:GetCallerIdentity"]);

function read(name: string, policy: unknown): PolicyDocument {
  try {
    return readPolicy(policy);
  } catch (error) {
    if (!(error instanceof MalformedPolicy)) throw error;
    throw new Error(`The policy of ${name} is not well formed: ${error.message}`);
  }
}

/** What a call acts on; each must be allowed. */
function resourcesOf({ service, input }: WireCall, call: Call): string[] {
  const given = (typeof input === "object" && input !== null ? input : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === "string" ? [String(given[name])] : []);
  switch (service) {
    case "sts":
      return text("RoleArn");
    case "iam": {
      const [name] = text("PolicyName");
      const path = text("Path")[0] ?? "/";
      return name === undefined ? text("PolicyArn") : [`arn:aws:iam::${call.accountId}:policy${path}${name}`];
    }
    case "sso-admin":
      return [
        ...text("InstanceArn"),
        ...text("PermissionSetArn"),
        ...[...text("TargetId"), ...text("AccountId")].map((id) => `arn:aws:sso:::account/${id}`),
      ];
    default:
      return [];
  }
}

function denial({ service }: WireCall, call: Call, action: string, resource: string, why: string): AwsError {
  const where = resource === "*" ? "" : ` on resource: ${resource}`;
  const message = `User: ${call.arn} is not authorized to perform: ${action}${where} ${why}`;
  const isQuery = service === "sts" || service === "iam";
  return isQuery
    ? new AwsError("AccessDenied", message, {}, 403)
    : new AwsError("AccessDeniedException", message);
}

/** The callers and their policies. */
export class Callers {
  readonly #organization: OrganizationData;
  readonly #portal: PolicyDocument | undefined;
  readonly #roles: Map<string, PolicyDocument> | undefined;

  /** Throws one sentence when a policy is not well formed. */
  constructor(organization: OrganizationData, { callerPolicy, rolePolicies }: CallerPolicies) {
    this.#organization = organization;
    this.#portal = callerPolicy === undefined ? undefined : read("the caller", callerPolicy);
    this.#roles =
      rolePolicies &&
      new Map(Object.entries(rolePolicies).map(([name, policy]) => [name, read(name, policy)]));
  }

  #policyOf({ arn, accountId }: Call): PolicyDocument | undefined {
    const roleName = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
    if (roleName !== undefined) return this.#roles && (this.#roles.get(roleName) ?? { statements: [] });
    const { delegatedAdminAccountId, managementAccount } = this.#organization;
    const isPortal = accountId === delegatedAdminAccountId || accountId === managementAccount.id;
    return isPortal ? this.#portal : undefined;
  }

  /** Refuses, in AWS's words, what the caller's policy does not allow; and to assume a role that is not there. */
  require(wire: WireCall, call: Call): void {
    const action = `${PREFIXES[wire.service] ?? wire.service}:${wire.operation}`;
    const resources = resourcesOf(wire, call);
    const roleName = action === "sts:AssumeRole" ? resources[0]?.split("/").at(-1) : undefined;
    if (roleName !== undefined && this.#roles && !this.#roles.has(roleName)) {
      throw denial(wire, call, action, resources[0] ?? "*", "because no trust policy allows it");
    }
    const policy = this.#policyOf(call);
    if (!policy || FREE.has(action)) return;
    const context = { "aws:principalarn": call.arn, "aws:principalaccount": call.accountId };
    for (const resource of resources.length > 0 ? resources : ["*"]) {
      const said = verdict([policy], { action, resource, context });
      const implicit = `because no identity-based policy allows the ${action} action`;
      if (said === "silent") throw denial(wire, call, action, resource, implicit);
      if (said === "deny") {
        throw denial(wire, call, action, resource, "with an explicit deny in an identity-based policy");
      }
    }
  }
}
