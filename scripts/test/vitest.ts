// The unit and integration suites, counted from vitest's own report.

import type { Tally } from "@/scripts/check/main";
import { runTool } from "@/scripts/test/run-tool";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  success: boolean;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Runs one of vitest's projects. A file that could not be loaded, or a run that never reported, counts as failed. */
export async function runVitest(project: "unit" | "int", filters: string[]): Promise<Tally> {
  const report = await runTool<Report>((file) => [
    "node_modules/vitest/vitest.mjs",
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...filters,
  ]);
  if (!report) return { passed: 0, failed: 1 };
  const unloadable = report.testResults.filter(
    (r) => r.status === "failed" && r.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloadable;
  const ranNothing = report.numPassedTests + failed === 0;
  return { passed: report.numPassedTests, failed: failed || (report.success || ranNothing ? 0 : 1) };
}
