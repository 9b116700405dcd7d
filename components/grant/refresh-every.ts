/** How often a page of grants is asked for anew by itself: a wait that takes long is not told by anybody. Pure. */
import type { GrantView } from "@/core/grant/views";

const EVERY_MS = 10_000;

/** Milliseconds; undefined while nothing is about to begin. */
export function refreshEveryMs(grants: readonly Pick<GrantView, "state">[]): number | undefined {
  return grants.some(({ state }) => state === "activating") ? EVERY_MS : undefined;
}
