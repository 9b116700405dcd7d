/** Rate limits as AWS publishes them: token buckets by service, account and (where AWS says so) Region. */
import { AwsError } from "./aws-error";

/** A bucket's rule: refilled evenly, never holding more than `burst`. */
interface Rate {
  perSecond: number;
  burst: number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/**
 * The buckets that one call draws from. sso-admin: 20 a second over all its operations; identitystore: 20 a
 * second an operation; CloudTrail LookupEvents: 2 a second per account and Region; STS: 600 a second. For
 * Organizations AWS publishes a table by operation; the play keeps one rate for all reads, on the low side.
 */
function bucketOf(service: string, operation: string, accountId: string, region: string): [string, Rate] {
  switch (service) {
    case "sso-admin":
      return [`${service}|${accountId}|${region}`, { perSecond: 20, burst: 20 }];
    case "identitystore":
      return [`${service}|${operation}|${accountId}|${region}`, { perSecond: 20, burst: 20 }];
    case "cloudtrail":
      return [`${service}|${accountId}|${region}`, { perSecond: 2, burst: 2 }];
    case "organizations":
      return [`${service}|${operation}|${accountId}`, { perSecond: 10, burst: 20 }];
    default:
      return [`${service}|${accountId}|${region}`, { perSecond: 600, burst: 600 }];
  }
}

/** How a service says that it is asked too often. */
export function tooMany(service: string): AwsError {
  if (service === "organizations") {
    const message =
      "AWS Organizations can't complete your request because another request is already in progress. Try again later.";
    return new AwsError("TooManyRequestsException", message, { Type: "RATE" });
  }
  if (service === "sts" || service === "iam") return new AwsError("Throttling", "Rate exceeded");
  return new AwsError("ThrottlingException", "Rate exceeded");
}

/** Keeps the buckets. */
export class Throttle {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes a token for a call; throws the service's throttling error when the bucket is empty. */
  admit(service: string, operation: string, accountId: string, region: string, nowMs: number): void {
    const [key, rate] = bucketOf(service, operation, accountId, region);
    const bucket = this.#buckets.get(key) ?? { tokens: rate.burst, filledAtMs: nowMs };
    this.#buckets.set(key, bucket);
    const grown = (Math.max(0, nowMs - bucket.filledAtMs) / 1000) * rate.perSecond;
    bucket.tokens = Math.min(rate.burst, bucket.tokens + grown);
    bucket.filledAtMs = nowMs;
    if (bucket.tokens < 1) throw tooMany(service);
    bucket.tokens -= 1;
  }
}
