/** What the outside's troubles mean to a person: an error's name, or AWS's own text, as a word. Pure. */
import type { Messages } from "@/i18n/messages";

export type FaultWord = keyof Messages["grant"]["faults"];

const words: ReadonlyArray<readonly [pattern: RegExp, word: FaultWord]> = [
  [/^(Throttling|TooManyRequests|RequestLimitExceeded)/, "throttled"],
  [/^Conflict/, "conflict"],
  [/^AccessDenied|\b403\b/, "denied"],
  [
    /^(Expired|Credentials|UnrecognizedClient|InvalidClientToken|IncompleteSignature|InvalidSignature)/,
    "credentials",
  ],
  [/^(SignatureDoesNotMatch|RequestExpired|InvalidIdentityToken)/, "credentials"],
  [/assignee .* was not found/i, "person-gone"],
  [/^(Error|TimeoutError|AbortError|NetworkingError|AnswerWithoutStatus|E[A-Z]+)$/, "no-answer"],
  [/^(Internal|ServiceUnavailable|ServiceFailure|5\d\d)/, "aws-broken"],
  [/^Stale$/, "stale"],
  [/^NoSuchEntity/, "policy-missing"],
  [/^(GuardFull|LimitExceeded)/, "guard-full"],
  [/^NoCarrier$/, "no-carrier"],
  [/^Broken$/, "ours"],
];

/** The word for it; "other" for what nobody has a word for yet. */
export function faultWord(fault: string): FaultWord {
  return words.find(([pattern]) => pattern.test(fault))?.[1] ?? "other";
}

/** The name under which AWS's documents have it, where it is one: for those who look it up. */
export function faultName(fault: string): string | undefined {
  return /^[A-Z][A-Za-z]{4,60}$/.test(fault) ? fault : undefined;
}
