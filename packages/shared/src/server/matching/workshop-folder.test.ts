import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkshopFolder, sweepWorkshops } from './workshop-folder.js';

let within: string;
beforeEach(() => {
  within = mkdtempSync(join(tmpdir(), 'weft-sweep-'));
});
afterEach(() => rmSync(within, { recursive: true, force: true }));

function leftBehind(name: string, owner: object | null): string {
  const folder = join(within, `weft-matching-${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'run.duckdb'), 'people');
  if (owner) writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner));
  return folder;
}
const longAgo = new Date(Date.now() - 20 * 60_000);

it('a run keeps its folder while it goes on, and leaves nothing when it ends', async () => {
  const { folder, clear } = await makeWorkshopFolder(within);
  expect(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))).toMatchObject({ pid: process.pid });
  expect(await sweepWorkshops(within)).toBe(0);
  expect(existsSync(folder)).toBe(true);
  await clear();
  expect(readdirSync(within)).toEqual([]);
});

it('the folder of a killed process goes, that of a living one stays', async () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
  await once(other, 'spawn');
  const stat = readFileSync(`/proc/${other.pid}/stat`, 'utf8');
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const folder = leftBehind('killed', { host: hostname(), pid: other.pid, began });
  expect(await sweepWorkshops(within)).toBe(0);
  expect(existsSync(folder)).toBe(true);
  const gone = once(other, 'exit');
  other.kill('SIGKILL');
  await gone;
  expect(await sweepWorkshops(within)).toBe(1);
  expect(existsSync(folder)).toBe(false);
});

it('a number that another process bears by now does not keep a folder', async () => {
  leftBehind('reused', { host: hostname(), pid: process.pid, began: '1' });
  expect(await sweepWorkshops(within)).toBe(1);
});

it('a run of another machine, or one that has not said whose it is, lives while it was heard of', async () => {
  const far = leftBehind('far', { host: 'elsewhere.example', pid: 1, began: '1' });
  const nameless = leftBehind('nameless', null);
  expect(await sweepWorkshops(within)).toBe(0);
  utimesSync(join(far, 'owner.json'), longAgo, longAgo);
  utimesSync(nameless, longAgo, longAgo);
  expect(await sweepWorkshops(within)).toBe(2);
});

it('nothing else is touched, and a folder that is not there is no fault', async () => {
  writeFileSync(join(within, 'pairs.csv'), 'left_id');
  mkdirSync(join(within, 'other'));
  expect(await sweepWorkshops(within)).toBe(0);
  expect(readdirSync(within).sort()).toEqual(['other', 'pairs.csv']);
  expect(await sweepWorkshops(join(within, 'absent'))).toBe(0);
});
