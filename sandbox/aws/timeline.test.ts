/** Time and chance: in order, exact, repeatable. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { manualClock } from "./clock";
import { seededRandom } from "./random";
import { Timeline } from "./timeline";

describe("the timeline", () => {
  it("lets things happen in order of time, each at its own instant, without being asked", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 }), (delays) => {
        const clock = manualClock(0);
        const timeline = new Timeline(clock);
        const happened: [number, number][] = [];
        for (const [index, delay] of delays.entries())
          timeline.after(delay, () => happened.push([timeline.now(), index]));
        clock.advance(50);
        const wanted = delays
          .map((delay, index): [number, number] => [delay, index])
          .sort((a, b) => a[0] - b[0]);
        expect(happened).toEqual(wanted);
      }),
    );
  });

  it("gives what was due its own instant even when it comes late", () => {
    let nowMs = 0;
    const timeline = new Timeline({ now: () => nowMs, wakeAt: () => () => {} });
    const seen: number[] = [];
    timeline.at(10, () => timeline.after(5, () => seen.push(timeline.now())));
    nowMs = 100;
    timeline.catchUp();
    expect(seen).toEqual([15]);
  });

  it("says when the next thing is due, so that a test can jump there; and so does its clock", () => {
    const clock = manualClock(0);
    const timeline = new Timeline(clock);
    expect([timeline.whenNextMs(), clock.whenNextMs()]).toEqual([undefined, undefined]);
    const cancel = timeline.at(20, () => {});
    timeline.at(50, () => {});
    expect([timeline.whenNextMs(), clock.whenNextMs()]).toEqual([20, 20]);
    cancel();
    expect(timeline.whenNextMs()).toBe(50);
    clock.advance(50);
    expect([timeline.whenNextMs(), clock.whenNextMs()]).toEqual([undefined, undefined]);
  });

  it("forgets what was cancelled, and everything once closed", () => {
    const clock = manualClock(0);
    const timeline = new Timeline(clock);
    const seen: string[] = [];
    timeline.at(1, () => seen.push("cancelled"))();
    timeline.at(2, () => seen.push("happened"));
    timeline.at(9, () => seen.push("too late"));
    clock.advance(3);
    timeline.close();
    clock.advance(10);
    expect(seen).toEqual(["happened"]);
  });
});

describe("chance", () => {
  it("repeats with its seed, and its streams do not disturb one another", () => {
    const draw = (seed: string) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.fraction()
        )(seededRandom(seed)),
      );
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
    const [one, other] = [seededRandom(1), seededRandom(1)];
    one.fraction();
    expect(one.stream("x").uuid()).toBe(other.stream("x").uuid());
  });

  it("makes UUIDs of version 4 and keeps to its ranges", () => {
    const random = seededRandom(3);
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (let i = 0; i < 200; i++) {
      expect(random.between([2, 3])).toBeGreaterThanOrEqual(2);
      expect(random.mostlySmall([2, 3])).toBeLessThan(3);
    }
  });
});
