import { defineConfig } from "@playwright/test";
import { browserArguments, requireBrowser } from "@/scripts/embedded/browser";

// The journeys share one installation, so they are told apart by their data, not by the order they run in.
// Only what concerns everybody (a dead worker, a freeze) runs after the others, one at a time.
const alone = ["**/freeze.spec.ts", "**/worker.spec.ts"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  projects: [
    { name: "together", testIgnore: alone },
    { name: "alone", testMatch: alone, dependencies: ["together"], workers: 1 },
  ],
  use: {
    launchOptions: { executablePath: requireBrowser(), args: browserArguments() },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
