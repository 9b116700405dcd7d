/** Making, reading and listing customer managed policies; each caller sees those of its own account. */
import { AwsError } from "../aws-error";
import { type Operations, operation } from "../call";
import { maybe, oneOf, text } from "../shape";
import type { World } from "../world";
import {
  arn,
  cut,
  document,
  name,
  paging,
  path,
  refuse,
  requireDocument,
  requirePolicy,
  shown,
} from "./members";

/** CreatePolicy, GetPolicy, ListPolicies. */
export function policyOperations(world: World): Operations {
  return {
    CreatePolicy: operation(
      {
        PolicyName: name,
        PolicyDocument: document,
        Path: maybe(path),
        Description: maybe(text({ max: 1000 })),
      },
      (input, call) => {
        const [accountId, at] = [call.accountId, input.Path ?? "/"];
        if (world.policies.of(accountId).some((one) => one.name === input.PolicyName)) {
          const message = `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`;
          throw new AwsError("EntityAlreadyExists", message, {}, 409);
        }
        requireDocument(input.PolicyDocument);
        const data = { name: input.PolicyName, path: at, document: input.PolicyDocument };
        return { Policy: shown(world, world.policies.create(accountId, data, input.Description)) };
      },
      refuse,
    ),
    GetPolicy: operation(
      { PolicyArn: arn },
      (input, call) => {
        const policy = requirePolicy(world, call, input.PolicyArn);
        return { Policy: { ...shown(world, policy), Description: policy.description } };
      },
      refuse,
    ),
    ListPolicies: operation(
      {
        ...paging,
        Scope: maybe(oneOf("All", "AWS", "Local")),
        PathPrefix: maybe(text({ min: 1, max: 512 })),
        OnlyAttached: maybe(text()),
      },
      (input, call) => {
        const all = input.Scope === "AWS" ? [] : world.policies.of(call.accountId);
        const wanted = all
          .map((policy) => shown(world, policy))
          .filter((one) => one.Path.startsWith(input.PathPrefix ?? "/"))
          .filter((one) => input.OnlyAttached !== "true" || one.AttachmentCount > 0);
        const { items, ...rest } = cut(wanted, `policies of ${call.accountId}`, (one) => one.Arn, input);
        return { Policies: items, ...rest };
      },
      refuse,
    ),
  };
}
