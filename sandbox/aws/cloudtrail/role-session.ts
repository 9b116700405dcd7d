/** The role session of a person in an account: who CloudTrail says it is, and how it began. */
import { accessKeyOf } from "../credentials";
import type { UserData } from "../organization";
import type { PermissionSet, ProvisionedRole } from "../permission-sets";
import type { Random } from "../random";
import type { World } from "../world";
import type { Act } from "./acts";
import { type Identity, wholeSeconds } from "./event-record";

/** A session that began at one instant and lives as long as the permission set says. */
export interface RoleSession {
  user: UserData;
  accountId: string;
  role: ProvisionedRole;
  accessKeyId: string;
  createdAtMs: number;
  expiresAtMs: number;
  sourceIpAddress: string;
}

/** Reads `PT1H30M`; one hour if it cannot. */
function durationMs(iso: string): number {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(iso);
  const minutes = Number(match?.[1] ?? 0) * 60 + Number(match?.[2] ?? 0);
  return (minutes || 60) * 60_000;
}

/** Begins a session. */
export function beginSession(
  user: UserData,
  role: ProvisionedRole,
  set: PermissionSet,
  nowMs: number,
  random: Random,
): RoleSession {
  return {
    user,
    accountId: role.accountId,
    role,
    accessKeyId: accessKeyOf(role.accountId, "ASIA", random),
    createdAtMs: nowMs,
    expiresAtMs: nowMs + durationMs(set.sessionDuration),
    sourceIpAddress: `203.0.113.${Math.floor(random.between([1, 255]))}`,
  };
}

/** The ARN of the session's role. */
export function roleArn(world: World, session: RoleSession): string {
  const { homeRegion } = world.organization;
  const place = homeRegion === "us-east-1" ? "" : `${homeRegion}/`;
  return `arn:aws:iam::${session.accountId}:role/aws-reserved/sso.amazonaws.com/${place}${session.role.roleName}`;
}

function sessionArn(session: RoleSession): string {
  return `arn:aws:sts::${session.accountId}:assumed-role/${session.role.roleName}/${session.user.userName}`;
}

/** The identity of the calls made in the session; `onBehalfOf` names the exact person. */
export function sessionIdentity(world: World, session: RoleSession): Identity {
  const { managementAccount, identityStoreId } = world.organization;
  return {
    username: session.user.userName,
    accessKeyId: session.accessKeyId,
    userIdentity: {
      type: "AssumedRole",
      principalId: `${session.role.roleId}:${session.user.userName}`,
      arn: sessionArn(session),
      accountId: session.accountId,
      accessKeyId: session.accessKeyId,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: session.role.roleId,
          arn: roleArn(world, session),
          accountId: session.accountId,
          userName: session.role.roleName,
        },
        attributes: { creationDate: wholeSeconds(session.createdAtMs), mfaAuthenticated: "false" },
      },
      onBehalfOf: {
        userId: session.user.userId,
        identityStoreArn: `arn:aws:identitystore::${managementAccount.id}:identitystore/${identityStoreId}`,
      },
    },
  };
}

/** The identity of the session's start: a SAML user, without `onBehalfOf`. */
export function signInIdentity(session: RoleSession): Identity {
  const identityProvider = "sandboxIdentityCenter=";
  return {
    username: session.user.userName,
    userIdentity: {
      type: "SAMLUser",
      principalId: `${identityProvider}:${session.user.userName}`,
      userName: session.user.userName,
      identityProvider,
    },
  };
}

/** The session's start itself: AssumeRoleWithSAML, in the account. */
export function signInAct(world: World, session: RoleSession): Act {
  return {
    service: "sts",
    name: "AssumeRoleWithSAML",
    readOnly: true,
    parameters: () => ({
      sAMLAssertionID: `_${session.accessKeyId.toLowerCase()}`,
      roleSessionName: session.user.userName,
      durationSeconds: (session.expiresAtMs - session.createdAtMs) / 1000,
      roleArn: roleArn(world, session),
      principalArn: `arn:aws:iam::${session.accountId}:saml-provider/AWSSSO_sandbox_DO_NOT_DELETE`,
    }),
    resources: () => [{ type: "AWS::IAM::Role", name: roleArn(world, session) }],
  };
}

/** What STS answered to the session's start. */
export function signInAnswer(session: RoleSession): Record<string, unknown> {
  return {
    subjectType: "persistent",
    issuer: "https://portal.sso.sa-east-1.amazonaws.com/saml/assertion/sandbox",
    audience: "https://signin.aws.amazon.com/saml",
    subject: session.user.userName,
    credentials: { accessKeyId: session.accessKeyId, expiration: wholeSeconds(session.expiresAtMs) },
    assumedRoleUser: {
      assumedRoleId: `${session.role.roleId}:${session.user.userName}`,
      arn: sessionArn(session),
    },
  };
}
