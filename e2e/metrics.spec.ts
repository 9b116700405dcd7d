// What a monitor reads, and who may.

import { expect, test } from "@playwright/test";
import { METRICS_TOKEN } from "./global-setup";
import { installation } from "./installation";

const read = (token?: string) =>
  fetch(`${installation().baseUrl}/api/metrics`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

test("a monitor reads the figures with the token, and nobody without it", async () => {
  expect((await read()).status).toBe(401);
  expect((await read(`${METRICS_TOKEN}x`)).status).toBe(401);
  const answer = await read(METRICS_TOKEN);
  expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const text = await answer.text();
  expect(text).toMatch(/^catraca_workers 1$/m);
  expect(text).toMatch(/^catraca_overdue_assignments \d+$/m);
  expect(text).toMatch(/^catraca_grants\{state="active"\} \d+$/m);
});
