/** What becomes of live credentials when access ends, as a word. Pure. */
import type { GrantView } from "@/core/grant/views";

/**
 * with-it: dead at the end. soon: within the minutes that AWS needs. goes-on: another grant keeps the access.
 * worst-case: they may live on for a session.
 */
export type CredentialsFate = "with-it" | "soon" | "goes-on" | "worst-case";

/** The guard's instants are whole seconds. */
const ROUNDED_MS = 1_000;
/** What AWS needs to spread a tightened guard, and a minute in which it takes it. */
const SOON_MS = 6 * 60_000;

/** Never better than AWS has confirmed. */
export function fateOf({
  guard,
  credentialsDeadBy,
  endsAt,
  keptUntil,
}: Pick<GrantView, "guard" | "credentialsDeadBy" | "endsAt" | "keptUntil">): CredentialsFate {
  if (keptUntil) return "goes-on";
  const livesOnMs = credentialsDeadBy.getTime() - endsAt.getTime();
  if (!guard || livesOnMs > SOON_MS) return "worst-case";
  return livesOnMs < ROUNDED_MS ? "with-it" : "soon";
}
