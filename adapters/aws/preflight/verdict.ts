// What AWS's answer says about the caller's permission.
import type { Denier, Reading, Verdict } from "@/core/preflight/types";

interface AwsErrorLike {
  readonly name?: string;
  readonly message?: string;
}

/** Only that something named is missing is looked up after the caller was authorised: validation may come before. */
const provesAuthorised = /NotFoundException$|^NoSuchEntity/;

/** Runs a call for its verdict. */
export async function verdictOf(call: () => Promise<unknown>): Promise<Verdict> {
  const reading = await readingOf(call);
  return reading.ok ? { is: "allowed" } : reading.verdict;
}

/** Runs a call for its answer. A thing that is not there counts as unknown: who reads wants an answer. */
export async function readingOf<T>(call: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, verdict: refusalOf(error as AwsErrorLike) };
  }
}

/** As {@link verdictOf}, for a call that names nothing that exists: that it missed proves that it was allowed. */
export async function probeOf(call: () => Promise<unknown>): Promise<Verdict> {
  const verdict = await verdictOf(call);
  return verdict.is === "unknown" && provesAuthorised.test(verdict.code) ? { is: "allowed" } : verdict;
}

function refusalOf({
  name = "UnknownError",
  message = "",
}: AwsErrorLike): Exclude<Verdict, { is: "allowed" }> {
  if (!/^AccessDenied/.test(name)) return { is: "unknown", code: name };
  // IAM words a denial "User: … is not authorized to perform: …"; a service that turns the caller away words its own.
  if (!/is not authorized to perform/i.test(message)) return { is: "turned-away" };
  return { is: "denied", by: denierOf(message) };
}

/** Source: IAM User Guide, "Troubleshoot access denied error messages". */
function denierOf(message: string): Denier {
  if (/service control policy|resource control policy/i.test(message)) return "organization";
  if (/permissions boundary/i.test(message)) return "boundary";
  if (/session policy/i.test(message)) return "session";
  if (/explicit deny/i.test(message)) return "explicit";
  return /no identity-based policy allows/i.test(message) ? "identity" : "unsaid";
}
