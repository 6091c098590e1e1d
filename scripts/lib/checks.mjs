import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { at, ROOT, tool } from './places.mjs';

const check = (title, program, args, cwd = ROOT) => ({ title, program, args, cwd });

/** The checks that run nothing of Weft, each by the name that `--only` takes. */
export const CHECKS = {
  lint: () => [check('Format and lint', tool('biome'), ['check', '.'])],
  types: () => [
    check('Types of the tests', tool('tsc'), ['-p', 'tsconfig.tests.json']),
    check('Types of the web page', tool('tsc'), ['--noEmit', '-p', 'packages/web/tsconfig.json']),
  ],
  generated: () => [
    check(
      'Generated queries are those of the schema',
      tool('graphql-codegen', 'packages/web'),
      ['--config', 'codegen.ts', '--check', '--silent'],
      at('packages/web'),
    ),
  ],
  arrows: () => [
    check('Import arrows', tool('depcruise'), ['packages', '--config', '.dependency-cruiser.cjs']),
  ],
  unused: () => [check('Unused files, exports and dependencies', tool('knip'), ['--no-progress'])],
};

/** Runs checks two at a time. @returns the titles of those that failed; what they said has been shown. */
export async function runChecks(names, tell) {
  const waiting = names.flatMap((name) => CHECKS[name]());
  const failed = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { code, output } = await run(next);
      tell(`${code === 0 ? 'ok    ' : 'FAILED'} ${next.title}`);
      if (code !== 0) {
        tell(output.trim());
        failed.push(next.title);
      }
    }
  };
  await Promise.all([lane(), lane()]);
  return failed;
}

function run({ program, args, cwd }) {
  if (!existsSync(program)) return Promise.resolve({ code: 1, output: `${program} is not installed.` });
  return new Promise((resolve) => {
    const chunks = [];
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (fault) => resolve({ code: 1, output: fault.message }));
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
