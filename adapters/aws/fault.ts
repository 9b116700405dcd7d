// AWS's errors as faults: whether to try again, and whether the call may have had an effect all the same.
import { type Effect, Fault } from "@/core/fault";

/** What AWS says of a call that is wrong in itself. Everything else may pass: quotas, clocks, keys, permissions. */
const neverNames = new Set(["ValidationException", "ResourceNotFoundException", "SerializationException"]);

/** Node's own codes of a connection that never came about. */
const unconnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

interface AwsErrorLike {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly $fault?: "client" | "server";
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Runs an AWS call; whatever it throws comes out as a {@link Fault}. */
export async function asFault<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof Fault ? error : faultOf(error as AwsErrorLike);
  }
}

/**
 * AWS's own "no" (a 4xx) surely had no effect, nor had a call that found no connection. A 5xx says nothing about it, but
 * the call is no longer on the wire, as it may be after a timeout or on a broken connection.
 */
function faultOf(error: AwsErrorLike): Fault {
  const code = error.name ?? "UnknownError";
  const status = error.$metadata?.httpStatusCode ?? 0;
  const answered = status >= 400 && status < 500;
  const surelyNone =
    answered ||
    code === "CredentialsProviderError" ||
    (error.code !== undefined && unconnected.has(error.code));
  const effect: Effect = surelyNone ? "none" : status >= 500 ? "unclear" : "unknown";
  return new Fault(
    answered && neverNames.has(code) ? "never" : "later",
    effect,
    code,
    error.message ?? "no message",
    { cause: error },
  );
}
