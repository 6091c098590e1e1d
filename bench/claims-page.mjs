import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { addMember, freePort, signIn, startApi } from './lib/api.mjs';
import { start } from './lib/children.mjs';
import { connected } from './lib/databases.mjs';
import { fill, SLUG } from './lib/fill.mjs';
import { PAGE_QUERY } from './lib/page.mjs';
import { median, percentile, rounded } from './lib/statistics.mjs';

const ROUNDS = 3;
const SECONDS = 8;
// until both have been compiled to the end, and every connection has its plans
const WARM_SECONDS = 12;
const CONNECTIONS = 10;
const EMAIL = 'member@example.org';
const file = (name) => fileURLToPath(new URL(`processes/${name}.mjs`, import.meta.url));

/**
 * The first 25 of 400,000 claims with participant, provider and evidence, as a member of the backbone gets them
 * from the API (session, Apollo, policies, audit trail), against a bare Fastify route that pipelines the same
 * transaction and sends what one statement makes. Both answers must be equal.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  const claims = options.claims ?? 400_000;
  await connected(ownerUrl, async (client) => {
    await fill(client, { claims, evidence: true });
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  });
  const personId = await addMember(ownerUrl, environment, {
    email: EMAIL,
    organisation: 'The backbone',
    role: 'BACKBONE',
  });
  const { DATABASE_URL: _owner, ...given } = environment;
  const preload = new URL('processes/answer-cpu.mjs', import.meta.url).href;
  const load = start(file('load'), given);
  const started = [load];
  try {
    await load.next();
    const api = await startWithMember(environment, started);
    const bare = await startBare(
      { ...given, BENCH_PERSON: personId, BENCH_PARTNERSHIP: SLUG },
      preload,
      started,
    );
    await mustAgree(api, bare);
    for (const way of [api, bare]) await under(load, way, WARM_SECONDS);
    const rounds = [];
    for (let nth = 0; nth < ROUNDS; nth++) {
      const round = {};
      for (const way of nth % 2 === 0 ? [api, bare] : [bare, api])
        round[way.name] = await under(load, way, SECONDS);
      say(`  ${describe('API', round.api)}; ${describe('bare route', round.bare)}`);
      rounds.push(round);
    }
    return figures(rounds, claims.toLocaleString('en-GB'));
  } finally {
    for (const child of started) await child.stop();
  }
}

const describe = (name, { perSecond, p50, p95, cpu }) =>
  `${name} ${Math.round(perSecond)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${Math.round(cpu)} us`;

function figures(rounds, count) {
  const figure = (name, unit, key) => ({
    name: `First 25 of ${count} claims over the API, against a bare route: ${name}`,
    value: rounded(median(rounds.map((round) => round.api[key]))),
    unit,
    baseline: rounded(median(rounds.map((round) => round.bare[key]))),
    limit: 1.5,
  });
  return [
    figure('median of the answers', 'ms', 'p50'),
    figure('19 of 20 answers', 'ms', 'p95'),
    figure('CPU time of the server process for each', 'us', 'cpu'),
  ];
}

/** So many seconds of one way under load: milliseconds, answers a second, CPU microseconds an answer. */
async function under(load, way, seconds) {
  const before = await way.child.ask('cpu');
  const { times } = await load.ask({ ...way.request, connections: CONNECTIONS, seconds });
  const after = await way.child.ask('cpu');
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    perSecond: times.length / seconds,
    cpu: (after.microseconds - before.microseconds) / times.length,
  };
}

/** The API, and how a member of the backbone asks it for the page. */
async function startWithMember(environment, started) {
  const { origin, child } = await startApi(environment, started);
  return {
    name: 'api',
    child,
    request: {
      url: `${origin}/graphql`,
      headers: await signIn(origin, EMAIL),
      body: JSON.stringify({ query: PAGE_QUERY, variables: { first: 25 } }),
    },
  };
}

async function startBare(environment, preload, started) {
  const port = await freePort();
  const child = start(
    file('bare-server'),
    { ...environment, NODE_ENV: 'production', PORT: String(port) },
    { preload },
  );
  started.push(child);
  await child.next();
  return {
    name: 'bare',
    child,
    request: {
      url: `http://127.0.0.1:${port}/page`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ first: 25 }),
    },
  };
}

/** What is faster because it answers something else is not faster. */
async function mustAgree(...ways) {
  const [first, second] = await Promise.all(
    ways.map(async ({ request: { url, headers, body } }) => {
      const answer = await fetch(url, { method: 'POST', headers, body });
      return answer.json();
    }),
  );
  if (first.data?.claims?.edges?.length !== 25 || !isDeepStrictEqual(first, second))
    throw new Error(`The two do not answer alike:\n${head(first)}\n${head(second)}`);
}

const head = (answer) => JSON.stringify(answer).slice(0, 1500);
