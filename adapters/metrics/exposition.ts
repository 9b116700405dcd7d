// The figures in the words of Prometheus.
import { Gauge, Registry } from "prom-client";
import type { Mode } from "@/core/drift/types";
import type { Figures } from "@/core/health/figures";

const modes = ["onboarding", "granting", "restored"] as const satisfies readonly Mode[];

/** What `expose` answers is of this type. */
export const expositionType = Registry.PROMETHEUS_CONTENT_TYPE;

/** The figures as a text that a monitor scrapes. Each name is explained in docs/metrics.md. */
export function expose(figures: Figures): Promise<string> {
  const registry = new Registry();
  const one = (name: string, help: string, value: number) =>
    new Gauge({ name: `catraca_${name}`, help, registers: [registry] }).set(value);
  const each = (name: string, help: string, label: string, values: Readonly<Record<string, number>>) => {
    const gauge = new Gauge({ name: `catraca_${name}`, help, labelNames: [label], registers: [registry] });
    for (const [key, value] of Object.entries(values)) gauge.set({ [label]: key }, value);
  };
  one(
    "overdue_assignments",
    "Assignments that should be gone and are not proven to be, past the time allowed.",
    figures.overdueAssignments,
  );
  each("grants", "Grants by state.", "state", figures.grants);
  one("due_steps", "Steps whose time has come and that no worker has taken yet.", figures.dueSteps);
  one("due_step_oldest_seconds", "How long the oldest of them waits.", figures.oldestDueSeconds);
  each(
    "unresolved_operations",
    "Creates and deletes whose result is not known yet, by state.",
    "state",
    figures.unresolvedOperations,
  );
  one("pending_requests", "Requests that wait for a decision.", figures.pendingRequests);
  one("failed_grants_last_hour", "Grants that failed within the last hour.", figures.failedLastHour);
  each("open_drift", "Open differences between AWS and the ledger, by kind.", "kind", figures.openDrift);
  one("workers", "Workers heard of within the last 30 seconds.", figures.workers);
  one(
    "worker_clock_off_seconds",
    "How far the clock of a worker is off Postgres's at the most, either way.",
    figures.clockOffSeconds,
  );
  each(
    "mode",
    "1 for the mode in force: onboarding, granting or restored.",
    "mode",
    Object.fromEntries(modes.map((mode) => [mode, mode === figures.mode ? 1 : 0])),
  );
  return registry.metrics();
}
