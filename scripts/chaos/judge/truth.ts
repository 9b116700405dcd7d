// What AWS truly had, and whose it was: the sandbox's record replayed.

import type { JournalEntry } from "@/sandbox/aws/journal";
import { type Evidence, keyOf } from "./evidence";

/** An assignment of a person from when to when, whoever made it and took it away. */
export interface Span {
  key: string;
  owner: "portal" | "others";
  fromMs: number;
  /** Infinity: it is there in the end. */
  untilMs: number;
  takenBy: "portal" | "others" | undefined;
}

/** Access through a group, or a person's being disabled, from when to when. */
export interface Condition {
  kind: "group" | "disabled";
  /** `account|set` of the group's access; the person's id. */
  key: string;
  fromMs: number;
  untilMs: number;
}

/** What was so, and when. */
export interface Truth {
  spans: readonly Span[];
  conditions: readonly Condition[];
}

/** Replays the record. What was there in the beginning counts as always there. */
export function truthOf({ record, first }: Pick<Evidence, "record" | "first">): Truth {
  const spans: Span[] = [];
  const conditions: Condition[] = [];
  const begin = (key: string, owner: Span["owner"], fromMs: number) =>
    spans.push({ key, owner, fromMs, untilMs: Number.POSITIVE_INFINITY, takenBy: undefined });
  const end = (key: string, takenBy: Span["takenBy"], atMs: number) => {
    const open = openOf(spans, key);
    if (open) Object.assign(open, { untilMs: atMs, takenBy });
  };
  for (const tuple of first) {
    if (tuple.principalType === "USER") begin(keyOf(tuple), "others", Number.NEGATIVE_INFINITY);
    else conditions.push(since("group", placeOf(tuple), Number.NEGATIVE_INFINITY));
  }
  for (const entry of record) {
    noteCondition(conditions, entry);
    const { tuple } = entry;
    if (tuple?.principalType !== "USER") continue;
    const key = keyOf(tuple);
    const atMs = Date.parse(entry.at);
    const change = changeOf(entry);
    if (change?.is === "there" && !openOf(spans, key)) begin(key, change.by, atMs);
    if (change?.is === "gone") end(key, change.by, atMs);
  }
  return { spans, conditions };
}

/** Whether it was so at any moment from `fromMs` to `untilMs`. */
export function overlaps(one: { fromMs: number; untilMs: number }, fromMs: number, untilMs: number): boolean {
  return one.fromMs <= untilMs && fromMs < one.untilMs;
}

/** `account|permission set` of what a group or person holds. */
function placeOf({ accountId, permissionSetArn }: { accountId: string; permissionSetArn: string }): string {
  return `${accountId}|${permissionSetArn}`;
}

function changeOf(entry: JournalEntry): { is: "there" | "gone"; by: Span["owner"] } | undefined {
  if (entry.kind === "effect" && entry.outcome === "SUCCEEDED") {
    if (entry.operation === "CreateAccountAssignment") return { is: "there", by: "portal" };
    if (entry.operation === "DeleteAccountAssignment") return { is: "gone", by: "portal" };
  }
  if (entry.kind === "control" && entry.outcome === "OK") {
    if (entry.operation === "AddAssignment") return { is: "there", by: "others" };
    if (entry.operation === "RemoveAssignment") return { is: "gone", by: "others" };
  }
  return undefined;
}

function noteCondition(
  conditions: Condition[],
  { kind, operation, outcome, tuple, detail, at }: JournalEntry,
): void {
  if (kind !== "control" || outcome !== "OK") return;
  const atMs = Date.parse(at);
  const over = (which: Condition["kind"], key: string) => {
    const open = conditions.find((each) => each.kind === which && each.key === key && each.untilMs > atMs);
    if (open) open.untilMs = atMs;
  };
  if (tuple?.principalType === "GROUP" && operation === "AddAssignment")
    conditions.push(since("group", placeOf(tuple), atMs));
  if (tuple?.principalType === "GROUP" && operation === "RemoveAssignment") over("group", placeOf(tuple));
  if (operation === "DisablePerson" && detail) conditions.push(since("disabled", detail, atMs));
  if (operation === "EnablePerson" && detail) over("disabled", detail);
}

function since(kind: Condition["kind"], key: string, fromMs: number): Condition {
  return { kind, key, fromMs, untilMs: Number.POSITIVE_INFINITY };
}

function openOf(spans: readonly Span[], key: string): Span | undefined {
  return spans.find((span) => span.key === key && span.untilMs === Number.POSITIVE_INFINITY);
}
