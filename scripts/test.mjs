import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { CHECKS, runChecks } from './lib/checks.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { command, oneLine, Stop, say } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';
import { ensureProgram } from './lib/system-programs.mjs';
import { runPlaywright, runVitest } from './lib/test-runners.mjs';

const ALL = [...Object.keys(CHECKS), 'unit', 'browser'];
// Tests start the built processes; the types of a package are checked against those its neighbours emit.
const NEEDS_BUILD = ['types', 'unit', 'browser'];

// npm test: every check, or those named: npm test -- --only lint --only unit. What stands after a second --
// goes to the test runner: npm test -- --only unit -- packages/shared/src/rules
await command(() =>
  toTheEnd(async (stop) => {
    const { only, rest } = asked();
    checkNode();
    await install();
    stop.check();
    const failedChecks = [];
    if (only.some((name) => NEEDS_BUILD.includes(name))) {
      await build().catch((fault) => {
        say(oneLine(fault));
        failedChecks.push('Build');
      });
    }
    stop.check();

    const total = { passed: 0, failed: 0, skipped: 0 };
    const leftOut = [];
    const failedTests = [];
    const add = (counts) => {
      for (const key of Object.keys(total)) total[key] += counts?.[key] ?? 0;
      failedTests.push(...(counts?.names ?? []));
    };

    const checks = only.filter((name) => name in CHECKS);
    failedChecks.push(...(await runChecks(checks, say)));
    total.failed += failedChecks.length;
    stop.check();
    if (only.includes('unit')) {
      const redis = await ensureProgram('redis');
      if (redis === null) leftOut.push('the job tests on Redis (redis-server is missing)');
      add(await runVitest({ ...process.env, WEFT_TEST_REDIS: redis ?? '' }, rest));
      stop.check();
    }
    if (only.includes('browser')) {
      const browser = await ensureProgram('browser');
      if (browser === null) leftOut.push('the browser tests (Chromium is missing)');
      else add(await runPlaywright({ ...process.env, WEFT_TEST_BROWSER: browser }, rest));
      stop.check();
    }
    conclude(total, [...failedChecks, ...failedTests], leftOut);
  }),
);
process.exit();

function asked() {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const only = (values.only ?? ALL).flatMap((names) => names.split(','));
  const unknown = only.find((name) => !ALL.includes(name));
  if (unknown !== undefined) throw new Stop(`there is no check "${unknown}"; there are ${ALL.join(', ')}.`);
  return { only, rest: positionals };
}

// Last of all what failed, so that it is seen where only the end of a long run is.
function conclude({ passed, failed, skipped }, failures, leftOut) {
  say();
  for (const title of failures) say(`Failed: ${title}`);
  for (const what of leftOut) say(`Left out: ${what}`);
  const isWhole = leftOut.length === 0 || process.env.CI !== 'true';
  if (!isWhole) say('With CI=true nothing may be left out.');
  if (failed > 0 || !isWhole) process.exitCode = 1;
  const missed = isWhole ? failed : failed + leftOut.length;
  say(`${passed} passed, ${missed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
