/** Trails are bounded, and kept apart by account and Region. */
import { expect, it } from "vitest";
import { manualClock } from "../clock";
import { seededRandom } from "../random";
import { Timeline } from "../timeline";
import { type TrailEvent, Trails } from "./trails";

function event(number: number, region: string): Omit<TrailEvent, "deliveredAtMs"> {
  const rest = { eventName: "ListBuckets", eventSource: "s3.amazonaws.com", readOnly: true, resources: [] };
  return {
    eventId: `e-${number}`,
    atMs: number,
    accountId: "310000000001",
    region,
    cloudTrailEvent: "{}",
    ...rest,
  };
}

it("keeps the latest 1,500 events of an account in a Region", () => {
  const trails = new Trails(new Timeline(manualClock(10_000)), seededRandom(1), [0, 0]);
  for (let number = 0; number < 1600; number++) trails.record(event(number, "sa-east-1"));
  trails.record(event(1, "us-east-1"));
  const kept = trails.delivered("310000000001", "sa-east-1");
  expect(kept).toHaveLength(1500);
  expect([kept[0]?.eventId, kept.at(-1)?.eventId]).toEqual(["e-1599", "e-100"]);
  expect(trails.delivered("310000000001", "us-east-1")).toHaveLength(1);
  expect(trails.delivered("320000000001", "sa-east-1")).toEqual([]);
});
