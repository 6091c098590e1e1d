import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { at, STAMPS, tool } from './places.mjs';
import { run } from './run.mjs';

/** Passed, failed and skipped of a run, and which failed; what is not a test's own failure counts as one. */
const counts = (passed, failed, skipped, code, names = []) => ({
  passed,
  failed: code !== 0 && failed === 0 ? 1 : failed,
  skipped,
  names,
});

function resultFile(name) {
  mkdirSync(STAMPS, { recursive: true });
  const file = join(STAMPS, `${name}-result.json`);
  rmSync(file, { force: true });
  return file;
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** Rules, database, API and worker: Vitest. */
export async function runVitest(env, args = []) {
  const file = resultFile('vitest');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(tool('vitest'), ['run', ...reporters, ...args], { env });
  const result = read(file);
  if (result === null) return counts(0, 1, 0, code);
  // A file that could not be opened has no tests to fail.
  const broken = result.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  const skipped = result.numPendingTests + (result.numTodoTests ?? 0);
  const names = result.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${relative(at(''), name)}: ${fullName}`),
  );
  names.push(...broken.map(({ name }) => `${relative(at(''), name)}: could not be opened`));
  return counts(result.numPassedTests, result.numFailedTests + broken.length, skipped, code, names);
}

/**
 * Stories in a real browser, and every screen of every role: Playwright. All of them go in two runs beside each other,
 * each with a Weft of its own; what `args` name goes in one. Null when there are none.
 */
export async function runPlaywright(env, args = []) {
  if (!existsSync(at('packages/web/playwright.config.ts'))) return null;
  if (args.length > 0) return runBrowser('playwright', env, args);
  const [one, other] = await twoHomes(env);
  try {
    const both = await Promise.all([
      runBrowser('stories', { ...env, WEFT_TEST_PORT: '4491', WEFT_TEST_HOME: one }, ['--project=stories']),
      runBrowser('screens', { ...env, WEFT_TEST_PORT: '4492', WEFT_TEST_HOME: other }, [
        '--project=screens',
        '--project=stories after the screens',
      ]),
    ]);
    const sum = (key) => both.reduce((total, run) => total + run[key], 0);
    const names = both.flatMap((run) => run.names);
    return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), names };
  } finally {
    for (const home of [one, other]) rmSync(home, { recursive: true, force: true });
  }
}

/**
 * Two folders with the demonstration, which is loaded once: two at a time take longer on two cores than one and its
 * copy. Where either does not come about, the Weft that starts there loads its own.
 */
async function twoHomes(env) {
  const [one, other] = ['one', 'other'].map((name) => mkdtempSync(join(tmpdir(), `weft-browser-${name}-`)));
  await run(process.execPath, [at('packages/web/e2e/support/load.mjs'), one], { env });
  // the copy's server takes a port of its own
  rmSync(join(one, 'postgres.json'), { force: true });
  rmSync(other, { recursive: true });
  await run('cp', ['-a', one, other]);
  return [one, other];
}

async function runBrowser(name, env, args) {
  const file = resultFile(name);
  const code = await run(tool('playwright', 'packages/web'), ['test', '--reporter=list,json', ...args], {
    cwd: at('packages/web'),
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const result = read(file);
  if (result === null) return counts(0, 1, 0, code);
  const { expected, flaky, unexpected, skipped } = result.stats;
  const names = failedIn(result.suites);
  return counts(expected + flaky, unexpected + result.errors.length, skipped, code, names);
}

/** What a browser run says of its failures, in whichever describe they stand. */
function failedIn(suites = []) {
  return suites.flatMap(({ specs = [], suites: inside }) => [
    ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `packages/web/e2e/${file}: ${title}`),
    ...failedIn(inside),
  ]);
}
