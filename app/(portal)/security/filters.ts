// What the addresses of the security lists ask for, read for pages and exports alike. Pure: what is nonsense is no filter.
import type { Search } from "@/components/ui/page-address";
import type { ActivityFilter } from "@/core/activity/views";
import type { AuditSubject } from "@/core/audit/ports";
import type { AuditFilter } from "@/core/audit/views";
import { type DriftKind, driftKinds } from "@/core/drift/types";
import type { GrantState } from "@/core/grant/types";
import type { GrantFilter } from "@/core/grant/views";
import type { RequestState } from "@/core/request/types";
import type { RequestFilter } from "@/core/request/views";
import { dayAfter, dayBegins } from "./day";

export const requestStates = ["pending", "approved", "denied", "withdrawn", "lapsed"] as const;
export const grantStates = [
  "scheduled",
  "activating",
  "active",
  "ending",
  "ended",
  "cancelled",
  "failed",
] as const;
export const activityKinds = ["changes", "protected", "errors"] as const;
export const auditSubjects = [
  "request",
  "grant",
  "assignment",
  "person",
  "freeze",
  "rules",
  "sign-in",
  "guard",
  "installation",
  "reconciliation",
  "drift",
] as const;

const MAX_LENGTH = 200;

/** One parameter as text; undefined if it is missing, too long, or holds what Postgres does not take. */
export function textOf(search: Search, name: string): string | undefined {
  const [value] = [search[name]].flat();
  if (!value || value.length > MAX_LENGTH || value.includes("\0")) return undefined;
  return value;
}

function oneOf<T extends string>(search: Search, name: string, known: readonly T[]): T | undefined {
  return known.find((each) => each === textOf(search, name));
}

/** Where: unit, person, account. When: from a day to a day, both included. */
function common(search: Search, timeZone: string) {
  const to = textOf(search, "to");
  return {
    unitId: textOf(search, "unit"),
    personId: textOf(search, "person"),
    accountId: textOf(search, "account"),
    from: dayBegins(textOf(search, "from"), timeZone),
    until: to && dayBegins(to, timeZone) ? dayBegins(dayAfter(to), timeZone) : undefined,
  };
}

export function readRequestFilter(search: Search, timeZone: string): RequestFilter {
  const [weekday, hour] = [whole(search, "weekday", 1, 7), whole(search, "hour", 0, 23)];
  return {
    ...common(search, timeZone),
    state: oneOf<RequestState>(search, "state", requestStates),
    weeklyHour: weekday !== undefined && hour !== undefined ? { weekday, hour, timeZone } : undefined,
  };
}

export function readGrantFilter(search: Search, timeZone: string): GrantFilter {
  return {
    ...common(search, timeZone),
    state: oneOf<GrantState>(search, "state", grantStates),
    unfinished: textOf(search, "unfinished") === "1" || undefined,
  };
}

export function readActivityFilter(search: Search, timeZone: string): ActivityFilter {
  return { ...common(search, timeZone), kind: oneOf(search, "kind", activityKinds) };
}

export function readAuditFilter(search: Search, timeZone: string): AuditFilter {
  const { personId, from, until } = common(search, timeZone);
  return {
    personId,
    from,
    until,
    subject: oneOf<AuditSubject>(search, "subject", auditSubjects),
    action: textOf(search, "action"),
  };
}

/** Open drift has no filter but its kind. */
export function readDriftFilter(search: Search): { readonly kind?: DriftKind } {
  return { kind: oneOf<DriftKind>(search, "kind", driftKinds) };
}

/** Only the parameters of these names that say something: what a list's links carry on. */
export function keptOf(search: Search, names: readonly string[]): Search {
  const kept = names.flatMap((name) => {
    const text = textOf(search, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(kept);
}

function whole(search: Search, name: string, from: number, to: number): number | undefined {
  const text = textOf(search, name);
  const number = text && /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : undefined;
}
