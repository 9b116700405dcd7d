/** What would come of an ask, before it is sent: only to show. The server judges it again. Pure. */
import type { Limits } from "@/core/policy/types";
import type { Ask } from "@/core/request/types";
import type { Offer, OfferedAccount, OfferedSet, OfferedUnit } from "./offer";

/** What becomes one request: the accounts on which the same people decide. */
export interface PreviewPart {
  readonly unit: OfferedUnit;
  readonly accounts: readonly OfferedAccount[];
}

export interface Preview {
  readonly set: OfferedSet | undefined;
  readonly parts: readonly PreviewPart[];
  /** Accounts chosen in which this permission set is not on offer. */
  readonly notOffered: readonly OfferedAccount[];
  /** The most that all that is chosen allows, in minutes. */
  readonly maxMinutes: number;
  readonly minutes: "fine" | "missing" | "too-few" | "too-many";
  readonly start: "now" | "later" | "missing" | "past" | "too-far";
  /** If it were approved now; undefined while minutes or start are no use. */
  readonly window: PreviewWindow | undefined;
}

export interface PreviewWindow {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** At the latest, for credentials fetched in the last second. */
  readonly credentialsDeadByMs: number;
}

const DAY_MS = 86_400_000;
/** As core allows: a start may have passed while one was writing. */
const SLACK_MS = 5 * 60_000;

/** What would happen if this were sent now. */
export function previewOf(offer: Offer, ask: Ask, limits: Limits, nowMs: number): Preview {
  const arn = ask.targets[0]?.permissionSetArn;
  const set = offer.sets.find((each) => each.arn === arn);
  const chosen = offer.accounts.filter(({ id }) => ask.targets.some((target) => target.accountId === id));
  const offered = chosen.filter((account) => arn !== undefined && account.maxMinutes[arn] !== undefined);
  const maxMinutes = Math.min(limits.maxMinutes, ...offered.map(({ maxMinutes: by }) => by[arn ?? ""] ?? 0));
  const minutes = judgeMinutes(ask.minutes, limits.minMinutes, maxMinutes);
  const start = judgeStart(ask.startsAt, limits, nowMs);
  return {
    set,
    parts: offer.units
      .map((unit) => ({ unit, accounts: offered.filter(({ unitId }) => unitId === unit.id) }))
      .filter(({ accounts }) => accounts.length > 0),
    notOffered: chosen.filter((account) => !offered.includes(account)),
    maxMinutes,
    minutes,
    start,
    window:
      set && minutes === "fine" && (start === "now" || start === "later")
        ? windowOf(ask, set, nowMs)
        : undefined,
  };
}

function judgeMinutes(minutes: number, min: number, max: number): Preview["minutes"] {
  if (Number.isNaN(minutes)) return "missing";
  if (minutes < min) return "too-few";
  return minutes > max ? "too-many" : "fine";
}

function judgeStart(startsAt: Date | null, limits: Limits, nowMs: number): Preview["start"] {
  if (startsAt === null) return "now";
  const aheadMs = startsAt.getTime() - nowMs;
  if (Number.isNaN(aheadMs)) return "missing";
  if (aheadMs < -SLACK_MS) return "past";
  return aheadMs > limits.maxDaysAhead * DAY_MS ? "too-far" : "later";
}

function windowOf(ask: Ask, set: OfferedSet, nowMs: number): PreviewWindow {
  const startsAtMs = ask.startsAt?.getTime() ?? nowMs;
  const endsAtMs = startsAtMs + ask.minutes * 60_000;
  return { startsAtMs, endsAtMs, credentialsDeadByMs: endsAtMs + set.sessionSeconds * 1000 };
}
