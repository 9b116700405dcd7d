// What makes an ask sound, and what a decision yields. Pure.
import { createHash } from "node:crypto";
import type { PersonId } from "../ids";
import { done, type Outcome, type Refusal, refusal, refused } from "../outcome";
import type { Limits } from "../policy/types";
import type { AccessRequest, Ask, Verdict } from "./types";

const MAX_TARGETS = 20;
export const MAX_TEXT = 2000;
const MAX_TICKET = 100;

/** Everything wrong with an ask by itself, field by field; nothing when it is sound. */
export function askRefusals(ask: Ask, limits: Limits, now: Date): Refusal[] {
  const found: Refusal[] = [];
  if (ask.targets.length === 0) found.push(refusal("targets-missing", {}, "targets"));
  if (ask.targets.length > MAX_TARGETS)
    found.push(refusal("targets-too-many", { maximum: MAX_TARGETS }, "targets"));
  found.push(...minutesRefusals(ask.minutes, limits), ...startRefusals(ask.startsAt, limits, now));
  if (ask.justification.trim() === "") found.push(refusal("justification-missing", {}, "justification"));
  if (ask.justification.length > MAX_TEXT)
    found.push(refusal("justification-too-long", { maximum: MAX_TEXT }, "justification"));
  if (ask.ticket.length > MAX_TICKET)
    found.push(refusal("ticket-too-long", { maximum: MAX_TICKET }, "ticket"));
  return found;
}

/** A text as it is kept: no blanks around it, and no NUL, which Postgres cannot keep. */
export function plainText(text: string): string {
  return text.replaceAll("\u0000", "").trim();
}

function minutesRefusals(minutes: number, limits: Limits): Refusal[] {
  if (!Number.isInteger(minutes)) return [refusal("minutes-not-a-number", {}, "minutes")];
  if (minutes < limits.minMinutes)
    return [refusal("minutes-below-minimum", { minimum: limits.minMinutes }, "minutes")];
  if (minutes > limits.maxMinutes)
    return [refusal("minutes-above-maximum", { maximum: limits.maxMinutes }, "minutes")];
  return [];
}

const DAY_MS = 86_400_000;
/** A start typed as "now" may have passed by the time it arrives. */
const START_SLACK_MS = 5 * 60_000;

function startRefusals(startsAt: Date | null, limits: Limits, now: Date): Refusal[] {
  if (startsAt === null) return [];
  if (Number.isNaN(startsAt.getTime())) return [refusal("start-not-a-time", {}, "startsAt")];
  const aheadMs = startsAt.getTime() - now.getTime();
  if (aheadMs < -START_SLACK_MS) return [refusal("start-in-the-past", {}, "startsAt")];
  if (aheadMs > limits.maxDaysAhead * DAY_MS)
    return [refusal("start-too-far", { days: limits.maxDaysAhead }, "startsAt")];
  return [];
}

/** What a decision is bound to: the whole of what was asked, and by whom. */
export function contentHash(requesterId: PersonId, ask: Ask): string {
  const targets = ask.targets.map((each) => `${each.accountId} ${each.permissionSetArn}`).sort();
  const content = [
    requesterId,
    ask.minutes,
    ask.startsAt?.toISOString() ?? null,
    ask.justification,
    ask.ticket,
    targets,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** When access would run: [startsAt, endsAt). */
export interface Window {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * The window that an approval now would grant. "Now" starts at the approval; a later start keeps the asked window:
 * an approval that comes late begins at once and still ends no later than was asked. Undefined when nothing of the
 * asked window is left.
 */
export function grantedWindow(
  asked: Pick<Ask, "startsAt" | "minutes">,
  minutes: number,
  now: Date,
): Window | undefined {
  const startsAt = asked.startsAt && asked.startsAt > now ? asked.startsAt : now;
  const granted = startsAt.getTime() + minutes * 60_000;
  const latest = asked.startsAt ? asked.startsAt.getTime() + asked.minutes * 60_000 : granted;
  const endsAt = new Date(Math.min(granted, latest));
  return startsAt < endsAt ? { startsAt, endsAt } : undefined;
}

export type Decided =
  | { readonly event: "approved"; readonly minutes: number; readonly window: Window }
  | { readonly event: "denied"; readonly reason: string }
  | { readonly event: "lapsed" };

/** Judges a decision on a request as it stands now. Who may decide is settled before. */
export function decideRequest(
  request: AccessRequest,
  verdict: Verdict,
  readContentHash: string,
  limits: Limits,
  now: Date,
): Outcome<Decided> {
  if (request.state !== "pending") return refused("already-decided", { state: request.state });
  if (request.contentHash !== readContentHash) return refused("changed-meanwhile");
  if (request.lapsesAt <= now) return done({ event: "lapsed" });
  switch (verdict.verdict) {
    case "deny":
      return deny(verdict.reason);
    case "approve":
      return approve(request, verdict.minutes, limits, now);
  }
}

function deny(reason: string): Outcome<Decided> {
  if (reason.trim() === "") return refused("reason-missing", {}, "reason");
  if (reason.length > MAX_TEXT) return refused("reason-too-long", { maximum: MAX_TEXT }, "reason");
  return done({ event: "denied", reason: plainText(reason) });
}

function approve(request: AccessRequest, minutes: number, limits: Limits, now: Date): Outcome<Decided> {
  const wrong = minutesRefusals(minutes, limits);
  if (wrong.length > 0) return { ok: false, refusals: wrong };
  if (minutes > request.minutes) return refused("more-than-asked", { maximum: request.minutes }, "minutes");
  const window = grantedWindow(request, minutes, now);
  return done(window ? { event: "approved", minutes, window } : { event: "lapsed" });
}

/** When a pending request stops waiting: when nobody answered, or nothing of a fixed window is left. */
export function lapseAt(ask: Ask, limits: Limits, now: Date): Date {
  const unanswered = now.getTime() + limits.answerHours * 3_600_000;
  const windowEnd = ask.startsAt ? ask.startsAt.getTime() + ask.minutes * 60_000 : Number.POSITIVE_INFINITY;
  return new Date(Math.min(unanswered, windowEnd));
}
