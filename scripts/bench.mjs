import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { judged, keepFigures, sayFigures } from './lib/figures.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { at, launcher, ROOT } from './lib/places.mjs';
import { command, oneLine, Stop, say } from './lib/say.mjs';
import { toTheEnd } from './lib/stopping.mjs';

// npm run bench: every figure of bench/*.mjs, or those whose file is named: npm run bench -- claims-page
// With fewer claims it is over sooner, and what has no claims measures for a shorter time:
// npm run bench -- --claims 10000. What is measured small is not written to results.json;
// a part at full size takes the place of its own figures there.
//
// Such a file exports `measure({ ownerUrl, environment, say, options })`, which is given an empty, migrated database of
// its own on a server with the settings of the embedded one, and returns figures { name, value, unit, baseline,
// limit, higherIsBetter? }: value and baseline are measured in the same run, and it is their ratio that must
// keep to the limit.
await command(() =>
  toTheEnd(async (stop) => {
    const { positionals, options } = asked();
    const files = readdirSync(at('bench')).filter((name) => name.endsWith('.mjs'));
    const wanted = files
      .filter((name) => positionals.length === 0 || positionals.includes(name.slice(0, -4)))
      .sort();
    if (wanted.length === 0) throw new Stop(`there is no such figure; there are ${files.join(', ')}.`);
    checkNode();
    await install();
    stop.check();
    await build();
    stop.check();
    const figures = [];
    const missing = [];
    for (const name of wanted) {
      say(`${name} …`);
      try {
        figures.push(...(await measure(at('bench', name), options, stop)).map(judged));
      } catch (fault) {
        // the others can be had all the same
        stop.check();
        missing.push(`${name}: ${oneLine(fault)}`);
        say(`  ${oneLine(fault)}`);
      }
      stop.check();
    }
    if (options.claims === undefined) keepFigures(figures, { inPlaceOfAll: positionals.length === 0 });
    sayFigures(figures);
    for (const line of missing) say(`FAILED ${line}`);
    if (missing.length > 0) process.exitCode = 1;
  }),
);
process.exit();

function asked() {
  const { positionals, values } = parseArgs({
    options: { claims: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.claims === undefined) return { positionals, options: {} };
  if (!/^[1-9]\d{0,6}$/.test(values.claims)) throw new Stop('--claims is not a number from 1 to 9999999.');
  return { positionals, options: { claims: Number(values.claims) } };
}

async function measure(file, options, stop) {
  const folder = mkdtempSync(join(tmpdir(), 'weft-bench-'));
  // The server runs as another user when this is root.
  chmodSync(folder, 0o755);
  const clear = () => rmSync(folder, { recursive: true, force: true });
  stop.undo(clear);
  const { openInstallation, ensureRoles, passwordsOf, migrate } = await launcher();
  const { DATABASE_URL: _own, ...given } = process.env;
  const installation = await openInstallation(ROOT, { ...given, WEFT_HOME: join(folder, '.weft') }, say);
  let released;
  const release = () => {
    released ??= installation.release();
    return released;
  };
  stop.undo(release);
  await ensureRoles(installation.ownerUrl, passwordsOf(installation.settings));
  await migrate(installation.ownerUrl);
  const { measure: figure } = await import(pathToFileURL(file).href);
  try {
    return await figure({
      ownerUrl: installation.ownerUrl,
      environment: installation.environment,
      say,
      options,
    });
  } finally {
    await release();
    clear();
  }
}
