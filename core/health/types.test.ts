import { expect, it } from "vitest";
import { ailmentsOf, clockOffMs, isClockOff, type WorkerView } from "./types";

const worker = (clockOffMs: number) => ({ number: 7, clockOffMs }) as WorkerView;

it("is well with one worker, its clock right, and the queue", () => {
  expect(ailmentsOf([worker(-5_000)], "up")).toEqual([]);
});
it("names everything that is wrong, the worst first", () => {
  expect(ailmentsOf([], "down")).toEqual(["no-worker", "queue-down"]);
  expect(ailmentsOf([worker(0), worker(-5_001)], "up")).toEqual(["worker-clock-off"]);
});
it("counts a clock off in both directions", () => {
  expect([5_000, 5_001, -5_000, -5_001].map((ms) => isClockOff(worker(ms)))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});
it("does not take a slow answer for a wrong clock", () => {
  expect(clockOffMs(1_000, 900, 9_000)).toBe(0);
  expect(clockOffMs(1_000, 601_000, 601_100)).toBe(600_000);
  expect(clockOffMs(1_000, -599_000, -598_900)).toBe(-599_900);
});
