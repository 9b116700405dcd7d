/** What would come of an ask, before it is sent: only to show. The server judges it again. Pure. */
import { SPREAD_MS } from "@/core/assignment/timing";
import { promisedDeadBy } from "@/core/guard/credentials";
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
  /** What is held already, guarded, and would be extended shortly before its end. */
  readonly extensions: readonly Extension[];
}

export interface PreviewWindow {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** At the latest, for credentials fetched in the last second. */
  readonly credentialsDeadByMs: number;
}

/** AWS needs some minutes to spread a later end: what is extended later leaves a gap at the old end. */
export interface Extension {
  readonly account: OfferedAccount;
  readonly heldUntilMs: number;
  /** Approved before this there is no gap. */
  readonly approvedByMs: number;
  /** Until about when AWS may still deny, if it is approved at the last moment. */
  readonly gapUntilMs: number;
  /** That is too late already. */
  readonly isLate: boolean;
}

const DAY_MS = 86_400_000;
/** As core allows: a start may have passed while one was writing. */
const SLACK_MS = 5 * 60_000;
/** An end so close is worth a warning. */
const NEAR_END_MS = 30 * 60_000;

/** What would happen if this were sent now. */
export function previewOf(offer: Offer, ask: Ask, limits: Limits, nowMs: number): Preview {
  const arn = ask.targets[0]?.permissionSetArn;
  const set = offer.sets.find((each) => each.arn === arn);
  const chosen = offer.accounts.filter(({ id }) => ask.targets.some((target) => target.accountId === id));
  const offered = chosen.filter((account) => arn !== undefined && account.maxMinutes[arn] !== undefined);
  const maxMinutes = Math.min(limits.maxMinutes, ...offered.map(({ maxMinutes: by }) => by[arn ?? ""] ?? 0));
  const minutes = judgeMinutes(ask.minutes, limits.minMinutes, maxMinutes);
  const start = judgeStart(ask.startsAt, limits, nowMs);
  const isFine = minutes === "fine" && (start === "now" || start === "later");
  const window = set && isFine ? windowOf(ask, set, nowMs) : undefined;
  return {
    set,
    parts: offer.units
      .map((unit) => ({ unit, accounts: offered.filter(({ unitId }) => unitId === unit.id) }))
      .filter(({ accounts }) => accounts.length > 0),
    notOffered: chosen.filter((account) => !offered.includes(account)),
    maxMinutes,
    minutes,
    start,
    window,
    extensions: set?.isGuarded && window ? extensionsOf(offer, offered, set, window, nowMs) : [],
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

function windowOf(ask: Ask, { isGuarded, sessionSeconds }: OfferedSet, nowMs: number): PreviewWindow {
  const startsAt = ask.startsAt ?? new Date(nowMs);
  const endsAt = new Date(startsAt.getTime() + ask.minutes * 60_000);
  const deadBy = promisedDeadBy({ startsAt, endsAt, isGuarded, sessionSeconds });
  return {
    startsAtMs: startsAt.getTime(),
    endsAtMs: endsAt.getTime(),
    credentialsDeadByMs: deadBy.getTime(),
  };
}

/** Where the window goes on from what is held: it moves the end that AWS knows no earlier than it begins. */
function extensionsOf(
  { held }: Offer,
  accounts: readonly OfferedAccount[],
  set: OfferedSet,
  { startsAtMs, endsAtMs }: PreviewWindow,
  nowMs: number,
): Extension[] {
  const from = Math.max(nowMs, startsAtMs);
  return accounts.flatMap((account) => {
    const ends = held
      .filter(({ accountId, permissionSetArn }) => accountId === account.id && permissionSetArn === set.arn)
      .map(({ untilMs }) => untilMs);
    const heldUntilMs = Math.max(...ends);
    const goesOn = from <= heldUntilMs && heldUntilMs < endsAtMs && heldUntilMs - from < NEAR_END_MS;
    if (!goesOn) return [];
    const approvedByMs = heldUntilMs - SPREAD_MS;
    return [
      {
        account,
        heldUntilMs,
        approvedByMs,
        gapUntilMs: heldUntilMs + SPREAD_MS,
        isLate: from > approvedByMs,
      },
    ];
  });
}
