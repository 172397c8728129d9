import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "../tests/e2e",
  outputDir: "../tests/e2e/test-results",
  globalSetup: "./e2e/host.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  maxFailures: 8,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1100, height: 760 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A page that the test hands over with stricter headers comes from no address; it may still talk to its host.
        "--disable-features=LocalNetworkAccessChecks",
      ],
    },
  },
});
