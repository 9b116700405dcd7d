/** The versions of customer managed policies. */
import { AwsError } from "../aws-error";
import { type Operations, operation } from "../call";
import { maybe, text } from "../shape";
import type { World } from "../world";
import {
  arn,
  cut,
  document,
  limitExceeded,
  paging,
  refuse,
  requireDocument,
  requirePolicy,
  requireVersion,
  shownVersion,
  versionId,
} from "./members";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_VERSIONS = 5;

/** RFC 3986, as IAM encodes documents in its answers. */
function urlEncoded(given: string): string {
  return encodeURIComponent(given).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Creating, reading, listing, choosing and deleting versions. */
export function versionOperations(world: World): Operations {
  const named = { PolicyArn: arn, VersionId: versionId };
  return {
    CreatePolicyVersion: operation(
      { PolicyArn: arn, PolicyDocument: document, SetAsDefault: maybe(text()) },
      (input, call) => {
        const policy = requirePolicy(world, call, input.PolicyArn);
        requireDocument(input.PolicyDocument);
        if (policy.versions.length >= MOST_VERSIONS) {
          throw limitExceeded(
            `A managed policy can have up to ${MOST_VERSIONS} versions. Before you create a new version, you must delete an existing version.`,
          );
        }
        const version = world.policies.addVersion(policy, input.PolicyDocument);
        if (input.SetAsDefault === "true") world.policies.setDefault(policy, version);
        return { PolicyVersion: shownVersion(policy, version) };
      },
      refuse,
    ),
    GetPolicyVersion: operation(
      named,
      (input, call) => {
        const policy = requirePolicy(world, call, input.PolicyArn);
        const version = requireVersion(policy, input.VersionId);
        const Document = urlEncoded(version.document);
        return { PolicyVersion: { Document, ...shownVersion(policy, version) } };
      },
      refuse,
    ),
    ListPolicyVersions: operation(
      { PolicyArn: arn, ...paging },
      (input, call) => {
        const policy = requirePolicy(world, call, input.PolicyArn);
        const versions = policy.versions.map((version) => shownVersion(policy, version));
        const { items, ...rest } = cut(versions, `versions of ${policy.arn}`, (one) => one.VersionId, input);
        return { Versions: items, ...rest };
      },
      refuse,
    ),
    SetDefaultPolicyVersion: operation(
      named,
      (input, call) => {
        const policy = requirePolicy(world, call, input.PolicyArn);
        world.policies.setDefault(policy, requireVersion(policy, input.VersionId));
        return {};
      },
      refuse,
    ),
    DeletePolicyVersion: operation(
      named,
      (input, call) => {
        const policy = requirePolicy(world, call, input.PolicyArn);
        const { versionId: id } = requireVersion(policy, input.VersionId);
        if (id === policy.defaultVersionId) {
          throw new AwsError("DeleteConflict", "Cannot delete the default version of a policy.", {}, 409);
        }
        world.policies.removeVersion(policy, id);
        return {};
      },
      refuse,
    ),
  };
}
