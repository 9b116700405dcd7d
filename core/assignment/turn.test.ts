import { expect, it } from "vitest";
import type { Database, Tx } from "../ports";
import { LATE_MS } from "./timing";
import { turn } from "./turn";

/** A budget that gives a slot every hundred milliseconds, and sleep that ends so much too late. */
function ports(latenessMs: number[]) {
  let nowMs = 1_000;
  let slots = 0;
  const tx = { budget: { take: async () => ++slots * 100 - (nowMs - 1_000) } } as unknown as Tx;
  const database: Database = { transact: (work) => work(tx) };
  const sleep = async (ms: number) => {
    nowMs += ms + (latenessMs.shift() ?? 0);
  };
  return { database, sleep, monotonicMs: () => nowMs, slots: () => slots };
}

it("goes when its slot has come", async () => {
  const here = ports([LATE_MS]);
  await turn(here);
  expect(here.slots()).toBe(1);
  expect(here.monotonicMs()).toBe(1_100 + LATE_MS);
});

it("lets a slot go for which it woke too late, and takes another", async () => {
  const here = ports([LATE_MS + 1, 90, 0]);
  await turn(here);
  expect(here.slots()).toBe(3);
  expect(here.monotonicMs()).toBe(1_300);
});
