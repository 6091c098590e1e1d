import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

// Two runs beside each other (scripts/lib/test-runners.mjs) have a port each.
const PORT = Number(process.env.WEFT_TEST_PORT ?? 4491);
const elsewhere = process.env.WEFT_URL;
const browser = process.env.WEFT_TEST_BROWSER;
// Workers read this file again and inherit the environment: the folder is chosen once. It holds the mail too.
if (elsewhere === undefined) process.env.WEFT_TEST_HOME ??= mkdtempSync(join(tmpdir(), 'weft-browser-'));

const AFTER_SCREENS = ['sealed', 'self-referral', 'signature', 'support', 'transfer', 'whole-way'].map(
  (name) => `${name}.test.ts`,
);

/**
 * Stories in a real browser against the real thing: `npm start` with the demonstration in a folder of its
 * own. `WEFT_URL` points them at a Weft that already runs.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  outputDir: `../../test-results/${PORT}`,
  // Screens are only looked at, stories change what is there. Where all go in two runs, a part of the stories follows
  // the screens: so each run is about half of the work.
  projects: [
    { name: 'stories', testIgnore: ['screens.test.ts', ...AFTER_SCREENS] },
    { name: 'screens', testMatch: 'screens.test.ts' },
    { name: 'stories after the screens', testMatch: AFTER_SCREENS },
  ],
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI === 'true',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    baseURL: elsewhere ?? `http://localhost:${PORT}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    contextOptions: { reducedMotion: 'reduce' },
    // what was done, with the page's words in the failure: pictures and copies of each step cost a quarter of the time
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    // what is not there after this long does not come: the failure says where it stands
    actionTimeout: 20_000,
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  ...(elsewhere
    ? {}
    : {
        webServer: {
          command: `node e2e/support/serve.mjs ${PORT}`,
          url: `http://localhost:${PORT}/readyz`,
          timeout: 600_000,
          stdout: 'ignore',
          stderr: 'pipe',
          gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        },
      }),
});
