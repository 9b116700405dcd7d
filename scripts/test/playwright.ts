// The end-to-end suite in Chromium, counted from Playwright's own report.

import type { Tally } from "@/scripts/check/main";
import { requireBrowser } from "@/scripts/embedded/browser";
import { runTool } from "@/scripts/test/run-tool";

interface Report {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** Runs e2e/; a run that never reported counts as failed. */
export async function runPlaywright(filters: string[]): Promise<Tally> {
  const browser = requireBrowser();
  const report = await runTool<Report>(
    () => ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json", ...filters],
    (file) => ({ CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file, FORCE_COLOR: "0" }),
  );
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected + flaky, failed: unexpected + (unexpected === 0 ? report.errors.length : 0) };
}
