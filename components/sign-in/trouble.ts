// Why signing in did not work, as the sign-in page's address says it.
import { type SignInRefusalCode, signInRefusalCodes } from "@/core/sign-in/types";

/** A refusal, or that something we need did not answer. */
export type Trouble = SignInRefusalCode | "unavailable";

/** The trouble that an address names; undefined for anything that is none, so that nobody can put words on the page. */
export function readTrouble(asked: unknown): Trouble | undefined {
  return [...signInRefusalCodes, "unavailable" as const].find((code) => code === asked);
}

const aboutThePerson: ReadonlySet<Trouble> = new Set([
  "unknown-person",
  "ambiguous-person",
  "disabled-person",
  "bound-to-another",
]);

/** Whether trying again cannot help, because it is about who one is. */
export function isAboutThePerson(trouble: Trouble): boolean {
  return aboutThePerson.has(trouble);
}
