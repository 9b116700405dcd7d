/** What a role session leaves in the trail of its account. */
import type { Random } from "../random";
import type { World } from "../world";
import type { Act } from "./acts";
import { eventOf } from "./event-record";
import { type RoleSession, sessionIdentity, signInAnswer, signInIdentity } from "./role-session";
import { sceneOf } from "./scene";

/** How a call went: `cut-off` is denied explicitly, by a guard. */
export type Outcome = "sign-in" | "done" | "denied" | "cut-off";

/** Records one call of a session now. */
export function recordCall(
  world: World,
  session: RoleSession,
  act: Act,
  outcome: Outcome,
  random: Random,
): void {
  const isSignIn = outcome === "sign-in";
  const { tree, organization, timeline, trails } = world;
  const { accountId } = session;
  const event = eventOf(
    {
      act,
      scene: sceneOf(accountId, tree.accounts.get(accountId)?.name ?? accountId, organization.homeRegion),
      atMs: timeline.now(),
      identity: isSignIn ? signInIdentity(session) : sessionIdentity(world, session),
      sourceIpAddress: session.sourceIpAddress,
      userAgent: isSignIn
        ? "AWS Internal"
        : "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0",
      isDenied: outcome === "denied" || outcome === "cut-off",
      isExplicitlyDenied: outcome === "cut-off",
      ...(isSignIn ? { responseElements: signInAnswer(session) } : {}),
    },
    random,
  );
  trails.record(event);
}
