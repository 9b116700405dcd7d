/** STS: who am I, and the credentials of a role in a member account. Speaks query in and XML out. */
import { AwsError } from "./aws-error";
import { type Call, type Operations, operation } from "./call";
import { accessKeyOf, writeSessionToken } from "./credentials";
import { maybe, text } from "./shape";
import type { World } from "./world";

const roleArn = text({ min: 20, max: 2048, pattern: /^arn:aws:iam::\d{12}:role\/[\u0021-\u007E]+$/ });
const sessionName = text({ min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ });

const SECRET_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function durationSeconds(given: string | undefined): number {
  const seconds = given === undefined ? 3600 : Number(given);
  if (Number.isInteger(seconds) && seconds >= 900 && seconds <= 43_200) return seconds;
  const message = `1 validation error detected: Value '${given}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200`;
  throw new AwsError("ValidationError", message);
}

function denied(call: Call, arn: string): AwsError {
  const message = `User: ${call.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
  return new AwsError("AccessDenied", message, {}, 403);
}

/** GetCallerIdentity, AssumeRole (of any role in any account of the organization). */
export function stsOperations(world: World): Operations {
  const random = world.random.stream("sts");
  return {
    GetCallerIdentity: operation({}, (_input, call) => ({
      Arn: call.arn,
      UserId: call.userId,
      Account: call.accountId,
    })),
    AssumeRole: operation(
      { RoleArn: roleArn, RoleSessionName: sessionName, DurationSeconds: maybe(text()) },
      (input, call) => {
        const accountId = input.RoleArn.split(":")[4] ?? "";
        if (!world.tree.accounts.has(accountId)) throw denied(call, input.RoleArn);
        const expiresAtMs = call.atMs + durationSeconds(input.DurationSeconds) * 1000;
        const roleName = input.RoleArn.split("/").at(-1);
        const arn = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${input.RoleSessionName}`;
        const userId = `AROA${random.text(17, ID_ALPHABET)}:${input.RoleSessionName}`;
        const accessKeyId = accessKeyOf(accountId, "ASIA", random);
        return {
          AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
          Credentials: {
            AccessKeyId: accessKeyId,
            SecretAccessKey: random.text(40, SECRET_ALPHABET),
            SessionToken: writeSessionToken({ accessKeyId, arn, userId, expiresAtMs }),
            Expiration: new Date(expiresAtMs).toISOString(),
          },
        };
      },
      (violations) =>
        new AwsError(
          "ValidationError",
          violations[0]
            ? `Value at '${violations[0].path}' failed to satisfy constraint: ${violations[0].constraint}`
            : "",
        ),
    ),
  };
}
