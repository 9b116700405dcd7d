import { defineConfig } from "@playwright/test";
import { browserArguments, requireBrowser } from "@/scripts/embedded/browser";

// The journeys share one installation, so they are told apart by their data, not by the order they run in.
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
  use: {
    launchOptions: { executablePath: requireBrowser(), args: browserArguments() },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
