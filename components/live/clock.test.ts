import { expect, it, vi } from "vitest";
import { createServerClock } from "./clock";

it("runs on the server's time, whatever the browser's clock says", () => {
  let browser = 5_000_000;
  const clock = createServerClock(1_000, () => browser);
  clock.observe(1_000);
  browser += 2_500;
  expect(clock.now()).toBe(3_500);
});
it("ticks for as long as somebody listens", () => {
  vi.useFakeTimers();
  const clock = createServerClock(0);
  const listener = vi.fn();
  const leave = clock.subscribe(listener);
  vi.advanceTimersByTime(3_000);
  leave();
  vi.advanceTimersByTime(3_000);
  expect(listener).toHaveBeenCalledTimes(3);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
