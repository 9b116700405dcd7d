import { expect, it } from "vitest";
import type { Database, Tx } from "../ports";
import type { Leeway } from "./ports";
import { LATE_MS } from "./timing";
import { turn } from "./turn";

const APART_MS = 100;

/** A budget that gives a slot every hundred milliseconds, sleep that ends so much too late, and so slow a commit. */
function ports(latenessMs: (slot: number) => number, commitMs = 0) {
  let nowMs = 1_000;
  let nextAtMs = nowMs + APART_MS;
  const slots: number[] = [];
  const take = async ({ aheadMs, roomMs }: Leeway = { aheadMs: 0, roomMs: 0 }) => {
    const atMs = Math.max(nextAtMs, nowMs + aheadMs);
    nextAtMs = atMs + APART_MS + roomMs;
    slots.push(atMs);
    return atMs - nowMs;
  };
  const tx = { budget: { take } } as unknown as Tx;
  const database: Database = {
    async transact(work) {
      const result = await work(tx);
      nowMs += commitMs;
      return result;
    },
  };
  const sleep = async (ms: number) => {
    nowMs += ms + latenessMs(slots.length);
  };
  return { database, sleep, monotonicMs: () => nowMs, slots, nextAtMs: () => nextAtMs };
}

it("goes when its slot has come", async () => {
  const here = ports(() => LATE_MS);
  await turn(here);
  expect(here.slots).toHaveLength(1);
  expect(here.monotonicMs()).toBe(1_100 + LATE_MS);
});

it("lets a slot go for which it woke too late, and takes another", async () => {
  const here = ports((slot) => [LATE_MS + 1, 0][slot - 1] ?? 0);
  await turn(here);
  expect(here.slots).toEqual([1_100, 1_200]);
  expect(here.monotonicMs()).toBe(1_200);
});

it("asks for a slot that comes after the commit, where commits are slower than slots are apart", async () => {
  const here = ports(() => 0, 400);
  await turn(here);
  expect(here.slots).toHaveLength(2);
  expect(here.monotonicMs()).toBe(here.slots[1]);
});

it("gets room where it wakes late each time, so that the slots of others keep their distance", async () => {
  const here = ports(() => 90);
  await turn(here);
  expect(here.slots).toHaveLength(3);
  expect(here.nextAtMs() - here.monotonicMs()).toBeGreaterThanOrEqual(APART_MS - LATE_MS);
});

it("gives up where nothing comes in time, and takes no more from others", async () => {
  const here = ports(() => 1_000);
  await expect(turn(here)).rejects.toMatchObject({ name: "Fault", code: "NoTurn", retry: "later" });
  expect(here.slots).toHaveLength(5);
});
