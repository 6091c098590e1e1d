import { fileURLToPath } from 'node:url';
import { freePort } from './api.mjs';
import { start } from './children.mjs';
import { SLUG } from './fill.mjs';
import { median, percentile, rounded } from './statistics.mjs';

const ROUNDS = 3;
const SECONDS = 5;
const WARM_SECONDS = 6;
const CONNECTIONS = 4;
const BARE = fileURLToPath(new URL('../processes/bare-people.mjs', import.meta.url));

/** The bare routes about people, asked as this member. @returns their address */
export async function startBare(environment, member, started) {
  const port = await freePort();
  const child = start(BARE, {
    ...environment,
    BENCH_PERSON: member,
    BENCH_PARTNERSHIP: SLUG,
    NODE_ENV: 'production',
    PORT: String(port),
  });
  started.push(child);
  await child.next();
  return `http://127.0.0.1:${port}`;
}

/**
 * Asks the API and the bare route by turns, after both are warm.
 * @param load the process that asks
 * @param ways { api, bare }, each { url, headers, body }
 * @returns the medians over the rounds of the median of the answers, in milliseconds
 */
export async function askBoth(load, name, ways, say) {
  const p50 = async (way, seconds) =>
    percentile((await load.ask({ ...way, connections: CONNECTIONS, seconds })).times, 0.5);
  for (const way of Object.values(ways)) await p50(way, WARM_SECONDS);
  const rounds = [];
  for (let nth = 0; nth < ROUNDS; nth++) {
    const round = {};
    for (const way of nth % 2 === 0 ? ['api', 'bare'] : ['bare', 'api'])
      round[way] = await p50(ways[way], SECONDS);
    say(`  ${name}: API ${round.api.toFixed(1)} ms, bare route ${round.bare.toFixed(1)} ms`);
    rounds.push(round);
  }
  return {
    value: rounded(median(rounds.map(({ api }) => api))),
    unit: 'ms',
    baseline: rounded(median(rounds.map(({ bare }) => bare))),
  };
}
