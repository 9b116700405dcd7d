// The one Identity Center instance of the organization, found once.
import { ListInstancesCommand, type SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { Fault } from "@/core/fault";
import { asFault } from "./fault";

export interface Instance {
  readonly instanceArn: string;
  readonly identityStoreId: string;
}

/** Finds the instance at the first call and remembers it; a failure is not remembered. */
export function instanceFinder(client: SSOAdminClient): () => Promise<Instance> {
  let found: Promise<Instance> | undefined;
  return () => {
    found ??= find(client).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

async function find(client: SSOAdminClient): Promise<Instance> {
  const { Instances = [] } = await asFault(() => client.send(new ListInstancesCommand({})));
  const [instance, ...others] = Instances;
  if (!instance?.InstanceArn || !instance.IdentityStoreId || others.length > 0)
    throw new Fault("never", "none", "InstanceNotFound", `AWS lists ${Instances.length} instances, not one.`);
  return { instanceArn: instance.InstanceArn, identityStoreId: instance.IdentityStoreId };
}
