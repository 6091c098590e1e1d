import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { WORKER } from '../scripts/lib/places.mjs';
import { startApi } from './lib/api.mjs';
import { start } from './lib/children.mjs';
import { demonstrating, loadDemonstration, signInEverybody } from './lib/demonstration.mjs';
import { rules } from './lib/packages.mjs';
import { PersonAtWork } from './lib/person-at-work.mjs';
import { screenDocuments } from './lib/screen-documents.mjs';
import { median, percentile, rounded } from './lib/statistics.mjs';

const MINUTE_MS = 60_000;
/** For trying it out. */
const SHORT_MINUTE_MS = 8_000;
const MINUTES = 5;
/** Mean; between half of it and half as much again. */
const THINK_MS = 2_000;
const SHORT_THINK_MS = 500;
const WRITES = 0.2;
const MOST_GROWTH = 1.2;
const SAMPLE_MS = 1_000;

/**
 * Everybody of the demonstration at work for five minutes, each in each of their partnerships: 80 of 100 requests
 * read what a screen of theirs shows, 20 make a move of theirs, with thinking time in between, so that it is the
 * work of so many people that is measured and not a queue. The worker works beside. The first minute warms up.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  loadDemonstration(environment);
  const isShort = options.claims !== undefined;
  const minute = isShort ? SHORT_MINUTE_MS : MINUTE_MS;
  const thinkMs = isShort ? SHORT_THINK_MS : THINK_MS;
  const started = [];
  const agent = new Agent({ keepAlive: true });
  try {
    const { DATABASE_URL: _owner, ...given } = demonstrating(environment);
    started.push(start(WORKER, given));
    const { origin, child } = await startApi(given, started);
    const everybody = await signInEverybody(ownerUrl, origin);
    const began = performance.now();
    const isOver = () => performance.now() - began >= MINUTES * minute;
    const said = [];
    const way = {
      agent,
      origin,
      documents: screenDocuments(),
      isOver,
      think: (chance) => pause(thinkMs * (0.5 + chance)),
      record: (one) => said.push({ ...one, minute: Math.floor((one.at - began) / minute) + 1 }),
    };
    const wantsMove = () => said.filter(({ kind }) => kind === 'write').length < WRITES * said.length;
    const [memory] = await Promise.all([
      watchMemory(child, isOver, () => Math.floor((performance.now() - began) / minute) + 1),
      ...everybody.map((one, nth) => new PersonAtWork(one, way, nth + 1).work(wantsMove)),
    ]);
    return await figuresOf({ said, memory, minute, people: everybody.length, thinkMs, say });
  } finally {
    agent.destroy();
    for (const one of started) await one.stop();
  }
}

/** What the API holds, second by second. */
async function watchMemory(child, isOver, minuteNow) {
  const samples = [];
  while (!isOver()) {
    samples.push({ minute: minuteNow(), ...(await child.ask('memory')) });
    await pause(SAMPLE_MS);
  }
  return samples;
}

async function figuresOf({ said, memory, minute, people, thinkMs, say }) {
  const measured = said.filter((one) => one.minute > 1);
  const errors = said.filter(({ error }) => error !== undefined);
  const refusals = said.filter(({ refusal }) => refusal !== undefined);
  const times = measured.map(({ milliseconds }) => milliseconds);
  const perSecond = (measured.length / ((MINUTES - 1) * minute)) * 1000;
  const writes = measured.filter(({ kind }) => kind === 'write').length / measured.length;
  say(
    `  ${said.length} requests, ${Math.round(100 * writes)} % of them writes, ${perSecond.toFixed(1)} a second, ` +
      `${refusals.length} refused, ${errors.length} errors`,
  );
  for (const line of new Set(errors.map(({ error }) => error).slice(0, 5))) say(`  ${line}`);
  for (const line of counted(refusals.map(({ refusal }) => refusal))) say(`  refused: ${line}`);
  for (const line of slowest(measured)) say(`  ${line}`);
  await mustBeMixed(said);
  const load =
    `${people} people of every role, ${thinkMs / 1000} s between requests, ` +
    `${Math.round((MINUTES * minute) / 1000)} s, 80 % reads`;
  const figures = [
    {
      name: `Mixed load (${load}): errors, of so many requests`,
      value: errors.length,
      unit: 'errors',
      baseline: said.length,
      limit: 0,
    },
    {
      name: `Mixed load (${load}): 99 of 100 answers, against the median`,
      value: rounded(percentile(times, 0.99)),
      unit: 'ms',
      baseline: rounded(percentile(times, 0.5)),
      limit: 10,
    },
  ];
  // a process that has just begun to work still grows into it: what is short says nothing of memory
  if (minute < MINUTE_MS) return figures;
  for (const [key, what] of Object.entries({ resident: 'resident memory', heap: 'heap in use' })) {
    const held = (nth) => median(memory.filter((one) => one.minute === nth).map((one) => one[key]));
    figures.push({
      name: `Mixed load: ${what} of the API in the fifth minute, against the second`,
      value: rounded(held(MINUTES)),
      unit: 'MB',
      baseline: rounded(held(2)),
      limit: MOST_GROWTH,
    });
  }
  return figures;
}

/** Everybody has asked, and it is the mixture that it says it is. */
async function mustBeMixed(said) {
  const { ROLES } = await rules();
  const missing = ROLES.filter((role) => !said.some(({ roles }) => roles.includes(role)));
  if (missing.length > 0) throw new Error(`Nobody asked as ${missing.join(', ')}.`);
  const writes = said.filter(({ kind }) => kind === 'write').length / said.length;
  if (Math.abs(writes - WRITES) > 0.03)
    throw new Error(`${Math.round(100 * writes)} % were writes, not 20 %.`);
}

function counted(lines) {
  const counts = new Map();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([line, count]) => `${count} × ${line}`);
}

/** What takes longest, by what was asked. */
function slowest(said) {
  const names = [...new Set(said.map(({ name }) => name))];
  return names
    .map((name) => {
      const times = said.filter((one) => one.name === name).map(({ milliseconds }) => milliseconds);
      return { name, count: times.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
    })
    .sort((a, b) => b.p99 - a.p99)
    .slice(0, 8)
    .map(
      ({ name, count, p50, p99 }) =>
        `${name}: ${count} times, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
    );
}
