/** The trails: management events of each account and Region, bounded, shown only once delivered. */
import type { RangeMs } from "../profile";
import type { Random } from "../random";
import type { Timeline } from "../timeline";

/** An event as it is kept. */
export interface TrailEvent {
  eventId: string;
  atMs: number;
  deliveredAtMs: number;
  accountId: string;
  region: string;
  eventName: string;
  eventSource: string;
  readOnly: boolean;
  username?: string;
  accessKeyId?: string;
  resources: { type: string; name: string }[];
  /** The whole event as JSON, as LookupEvents answers it in `CloudTrailEvent`. */
  cloudTrailEvent: string;
}

/** How many events an account keeps in a Region; the oldest go first. */
const MOST_KEPT = 1500;

/** Trails by account and Region. */
export class Trails {
  readonly #byPlace = new Map<string, TrailEvent[]>();
  readonly #timeline: Timeline;
  readonly #random: Random;
  readonly #deliveryMs: RangeMs;
  /** Told of every event. */
  readonly onRecorded: (() => void)[] = [];

  constructor(timeline: Timeline, random: Random, deliveryMs: RangeMs) {
    this.#timeline = timeline;
    this.#random = random;
    this.#deliveryMs = deliveryMs;
  }

  #place(accountId: string, region: string): TrailEvent[] {
    const key = `${accountId}|${region}`;
    const place = this.#byPlace.get(key) ?? [];
    this.#byPlace.set(key, place);
    return place;
  }

  /** Writes an event down; LookupEvents shows it after the delivery delay. */
  record(event: Omit<TrailEvent, "deliveredAtMs">): void {
    const place = this.#place(event.accountId, event.region);
    place.push({ ...event, deliveredAtMs: event.atMs + this.#random.mostlySmall(this.#deliveryMs) });
    if (place.length > MOST_KEPT) place.splice(0, place.length - MOST_KEPT);
    for (const listener of this.onRecorded) listener();
  }

  /** What has been delivered by now, the newest first. */
  delivered(accountId: string, region: string): TrailEvent[] {
    const nowMs = this.#timeline.now();
    return this.#place(accountId, region)
      .filter((event) => event.deliveredAtMs <= nowMs)
      .sort((a, b) => b.atMs - a.atMs);
  }

  /** All events, delivered or not. */
  all(): TrailEvent[] {
    return [...this.#byPlace.values()].flat();
  }

  /** Takes over the events of a former run. */
  restore(events: readonly TrailEvent[]): void {
    for (const event of events) this.#place(event.accountId, event.region).push(event);
  }
}
