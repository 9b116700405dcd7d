import { expect, it } from "vitest";
import type { Settling } from "@/core/settling";
import { startSweeper } from "./sweeper";

const nothing: Settling = { due: false, nextInMs: null };
const trouble = (error: unknown) => expect.fail(String(error));

/** Steps that are due, each under way until it is ended. */
function steps(count: number) {
  const ends: Array<() => void> = [];
  let begun = 0;
  const next = async (): Promise<Settling> => {
    if (begun === count) return nothing;
    begun += 1;
    return { due: true, done: new Promise((resolve) => ends.push(resolve)) };
  };
  return { next, end: () => ends.shift()?.(), begun: () => begun };
}

it("has so many steps under way and no more, and begins the next when one is done", async () => {
  const due = steps(5);
  const sweeper = startSweeper({ next: due.next, atOnce: 2, onTrouble: trouble });
  await expect.poll(due.begun).toBe(2);
  due.end();
  await expect.poll(due.begun).toBe(3);
  due.end();
  due.end();
  await expect.poll(due.begun).toBe(5);
  due.end();
  due.end();
  await sweeper.stop();
});

it("looks at once when it is poked, though nothing was due for long", async () => {
  let looks = 0;
  const next = async (): Promise<Settling> => {
    looks += 1;
    return nothing;
  };
  const sweeper = startSweeper({ next, atOnce: 2, onTrouble: trouble });
  await expect.poll(() => looks).toBe(1);
  sweeper.poke();
  await expect.poll(() => looks, { timeout: 500, interval: 5 }).toBe(2);
  await sweeper.stop();
});

it("goes on after what broke, and says what it was", async () => {
  const troubles: unknown[] = [];
  let looks = 0;
  const next = async (): Promise<Settling> => {
    looks += 1;
    if (looks === 1) throw new Error("the database is away");
    if (looks === 2) return { due: true, done: Promise.reject(new Error("this step broke")) };
    return nothing;
  };
  const sweeper = startSweeper({ next, atOnce: 1, onTrouble: (error) => troubles.push(error) });
  await expect.poll(() => looks, { timeout: 5_000 }).toBeGreaterThan(2);
  expect(troubles.map(String)).toEqual(["Error: the database is away", "Error: this step broke"]);
  await sweeper.stop();
});

it("stops when what was begun is recorded, and begins nothing more", async () => {
  const due = steps(9);
  const sweeper = startSweeper({ next: due.next, atOnce: 1, onTrouble: trouble });
  await expect.poll(due.begun).toBe(1);
  let isOver = false;
  const stopped = sweeper.stop().then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  due.end();
  await stopped;
  expect(due.begun()).toBe(1);
});
