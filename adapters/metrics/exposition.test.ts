import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Figures } from "@/core/health/figures";
import { expose } from "./exposition";

const figures: Figures = {
  overdueAssignments: 3,
  grants: { scheduled: 1, activating: 0, active: 12, ending: 2, ended: 400, cancelled: 5, failed: 6 },
  dueSteps: 7,
  oldestDueSeconds: 0.25,
  unresolvedOperations: { written: 1, accepted: 2, lost: 0 },
  pendingRequests: 9,
  failedLastHour: 1,
  openDrift: { missing: 0, foreign: 2, overdue: 3 },
  workers: 2,
  clockOffSeconds: 600,
  mode: "granting",
};

it("says every figure, with its labels", async () => {
  const lines = (await expose(figures)).split("\n");
  for (const line of [
    "catraca_overdue_assignments 3",
    'catraca_grants{state="active"} 12',
    "catraca_due_steps 7",
    "catraca_due_step_oldest_seconds 0.25",
    'catraca_unresolved_operations{state="accepted"} 2',
    "catraca_pending_requests 9",
    "catraca_failed_grants_last_hour 1",
    'catraca_open_drift{kind="foreign"} 2',
    "catraca_workers 2",
    "catraca_worker_clock_off_seconds 600",
    'catraca_mode{mode="granting"} 1',
    'catraca_mode{mode="restored"} 0',
  ])
    expect(lines).toContain(line);
});

it("says the same again when asked again, and nothing that docs/metrics.md does not explain", async () => {
  const text = await expose(figures);
  expect(await expose(figures)).toBe(text);
  const said = new Set([...text.matchAll(/^(catraca_\w+)/gm)].map(([, name]) => name));
  const explained = new Set(
    [...readFileSync("docs/metrics.md", "utf8").matchAll(/^\| `(catraca_\w+)`/gm)].map(([, name]) => name),
  );
  expect([...said].sort()).toEqual([...explained].sort());
});
