/**
 * Whose credentials signed a call. Signatures are not checked. An access key says its account, as AWS's own
 * do; one that says none of ours is the delegated administrator's, so any dummy key works.
 */
import { AwsError } from "./aws-error";
import type { Random } from "./random";

/** The caller behind an access key. */
interface Caller {
  accountId: string;
  arn: string;
  userId: string;
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An access key id of that account (`ASIA…` or `AKIA…`); the account can be read back from it. */
export function accessKeyOf(accountId: string, prefix: "ASIA" | "AKIA", random: Random): string {
  let bits = (BigInt(accountId) << 7n) << 32n;
  bits |= BigInt(Math.floor(random.fraction() * 2 ** 32));
  let key = "";
  for (let i = 0; i < 16; i++) {
    key = (BASE32[Number(bits & 31n)] ?? "A") + key;
    bits >>= 5n;
  }
  return prefix + key;
}

/** The account an access key id says, or undefined when it is no key of AWS's form. */
export function accountOfAccessKey(accessKeyId: string): string | undefined {
  if (!/^A[SK]IA[A-Z2-7]{16}$/.test(accessKeyId)) return undefined;
  let bits = 0n;
  for (const character of accessKeyId.slice(4)) bits = (bits << 5n) | BigInt(BASE32.indexOf(character));
  return String((bits >> 39n) & (2n ** 40n - 1n)).padStart(12, "0");
}

/** What a session token carries, so that sessions survive a restart of the sandbox. */
interface SessionToken {
  accessKeyId: string;
  arn: string;
  userId: string;
  expiresAtMs: number;
}

/** Writes a session token. */
export function writeSessionToken(session: SessionToken): string {
  return `FwoGZXIvYXdzE${Buffer.from(JSON.stringify(session)).toString("base64")}`;
}

function readSessionToken(token: string): SessionToken | undefined {
  try {
    return JSON.parse(Buffer.from(token.slice(13), "base64").toString("utf8")) as SessionToken;
  } catch {
    return undefined;
  }
}

interface SignedHeaders {
  authorization: string | undefined;
  securityToken: string | undefined;
}

/** What an `Authorization` header of signature version 4 says. */
export function credentialScope(authorization: string | undefined): {
  accessKeyId: string;
  region: string;
  service: string;
} {
  const match = /^AWS4-[A-Z0-9-]+ Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/.exec(
    authorization ?? "",
  );
  const [, accessKeyId, region, service] = match ?? [];
  if (!accessKeyId || !region || !service) {
    throw new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", {}, 403);
  }
  return { accessKeyId, region, service };
}

/** Who signed; refuses session keys without their token, and expired ones. */
export function callerOf(
  headers: SignedHeaders,
  knownAccount: (accountId: string) => boolean,
  defaultAccountId: string,
  nowMs: number,
): Caller {
  const { accessKeyId } = credentialScope(headers.authorization);
  const said = accountOfAccessKey(accessKeyId);
  const accountId = said !== undefined && knownAccount(said) ? said : undefined;
  if (accountId !== undefined && accessKeyId.startsWith("ASIA")) {
    const session = readSessionToken(headers.securityToken ?? "");
    if (session?.accessKeyId !== accessKeyId) {
      throw new AwsError(
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
      );
    }
    if (session.expiresAtMs <= nowMs) {
      throw new AwsError("ExpiredTokenException", "The security token included in the request is expired");
    }
    return { accountId, arn: session.arn, userId: session.userId };
  }
  const account = accountId ?? defaultAccountId;
  return { accountId: account, arn: `arn:aws:iam::${account}:user/sandbox`, userId: "AIDASANDBOXCALLER000" };
}
