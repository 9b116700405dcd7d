/** What IAM's operations share: members, limits, errors, and how policies are shown. */
import { AwsError } from "../aws-error";
import type { Call, Refuse } from "../call";
import { page } from "../pages";
import { maybe, text, wordViolations } from "../shape";
import type { World } from "../world";
import { MalformedPolicy, parsePolicy } from "./policy-document";
import type { ManagedPolicy } from "./policy-store";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_CHARACTERS = 6144;

/** The ARN of a policy. */
export const arn = text({ min: 20, max: 2048 });
/** The id of a version. */
export const versionId = text({ pattern: /^v[1-9][0-9]*(\.[A-Za-z0-9-]*)?$/ });
/** A policy document. */
export const document = text({ min: 1, max: 131_072, pattern: /^[\t\n\r\u0020-\u00FF]+$/ });
/** The name of a policy. */
export const name = text({ min: 1, max: 128, pattern: /^[\w+=,.@-]+$/ });
/** The path of a policy. */
export const path = text({ min: 1, max: 512, pattern: /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/ });
/** The members of every list. */
export const paging = {
  Marker: maybe(text({ min: 1, max: 2048 })),
  MaxItems: maybe(text({ pattern: /^([1-9]\d{0,2}|1000)$/ })),
};

/** IAM words it as others do, under another code. */
export const refuse: Refuse = (violations) => new AwsError("ValidationError", wordViolations(violations));

function noSuchEntity(message: string): AwsError {
  return new AwsError("NoSuchEntity", message, {}, 404);
}

/** The error of a quota. */
export function limitExceeded(message: string): AwsError {
  return new AwsError("LimitExceeded", message, {}, 409);
}

/** The policy of that ARN; refuses those of other accounts, and what is not there. */
export function requirePolicy(world: World, call: Call, policyArnGiven: string): ManagedPolicy {
  if (policyArnGiven.split(":")[4] !== call.accountId) {
    const message = `User: ${call.arn} is not authorized to perform this operation on resource: policy ${policyArnGiven}`;
    throw new AwsError("AccessDenied", message, {}, 403);
  }
  const policy = world.policies.find(policyArnGiven);
  if (!policy) throw noSuchEntity(`Policy ${policyArnGiven} was not found.`);
  return policy;
}

/** The version of that id. */
export function requireVersion(policy: ManagedPolicy, id: string) {
  const version = policy.versions.find((one) => one.versionId === id);
  if (!version) throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  return version;
}

/** Refuses documents that are too long or no policies. */
export function requireDocument(given: string): void {
  if (given.replace(/\s/g, "").length > MOST_CHARACTERS) {
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${MOST_CHARACTERS}`);
  }
  try {
    parsePolicy(given);
  } catch (error) {
    if (!(error instanceof MalformedPolicy)) throw error;
    throw new AwsError("MalformedPolicyDocument", error.message);
  }
}

const iso = (ms: number) => new Date(ms).toISOString();

/** A policy as IAM shows it. */
export function shown(world: World, policy: ManagedPolicy) {
  const attachments = world.permissionSets.attachmentsOf(policy.accountId, policy.path, policy.name);
  return {
    PolicyName: policy.name,
    PolicyId: policy.policyId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: iso(policy.createdAtMs),
    UpdateDate: iso(policy.updatedAtMs),
  };
}

/** A version as IAM shows it, without its document. */
export function shownVersion(policy: ManagedPolicy, version: ManagedPolicy["versions"][number]) {
  return {
    VersionId: version.versionId,
    IsDefaultVersion: version.versionId === policy.defaultVersionId,
    CreateDate: iso(version.createdAtMs),
  };
}

interface Paging {
  Marker: string | undefined;
  MaxItems: string | undefined;
}

/** A page of a list. */
export function cut<T>(items: T[], of: string, keyOf: (item: T) => string, input: Paging) {
  const invalid = () => new AwsError("ValidationError", "Invalid Marker.");
  const size = Number(input.MaxItems ?? 100);
  const found = page({ items, of, keyOf, size, token: input.Marker, refuse: invalid });
  return { items: found.items, IsTruncated: found.nextToken !== undefined, Marker: found.nextToken };
}
