// Days as people type them, in their own zone. Pure.

import { offsetMsAt } from "@/components/request/zoned-time";

/** The instant at which a day ("2026-11-22") begins in a zone; undefined for what is no day. */
export function dayBegins(day: string | undefined, timeZone: string): Date | undefined {
  if (!day || !/^[12]\d{3}-\d{2}-\d{2}$/.test(day)) return undefined;
  const utc = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(utc)) return undefined;
  // The offset may change on that very day: look again from where the first look led.
  const near = utc - offsetMsAt(timeZone, utc);
  return new Date(utc - offsetMsAt(timeZone, near));
}

/** The day that an instant falls on in a zone, moved by some days. */
export function dayIn(timeZone: string, at: Date, moved = 0): string {
  const local = new Date(at.getTime() + offsetMsAt(timeZone, at.getTime()) + moved * 86_400_000);
  return local.toISOString().slice(0, 10);
}

/** The day after, or before. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
