// Credentials of a role in a member account.
import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import { Fault } from "@/core/fault";

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** For an hour. Throws {@link Fault} when AWS gives none, and what the SDK throws. */
export async function assumeRole(
  sts: STSClient,
  RoleArn: string,
  RoleSessionName: string,
): Promise<RoleCredentials> {
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName, DurationSeconds: 3600 }),
  );
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration)
    throw new Fault("later", "none", "NoCredentials", `AWS gave no credentials for ${RoleArn}.`);
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: given.Expiration,
  };
}
