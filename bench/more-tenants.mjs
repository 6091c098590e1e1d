import { fileURLToPath } from 'node:url';
import { addMember, signIn, startApi } from './lib/api.mjs';
import { start } from './lib/children.mjs';
import { connected, copyDatabase, dropDatabase, withDatabase } from './lib/databases.mjs';
import { fill, SLUG } from './lib/fill.mjs';
import { PAGE_QUERY } from './lib/page.mjs';
import { median, percentile, rounded } from './lib/statistics.mjs';

const ROUNDS = 15;
const SECONDS = 2;
const WARM_SECONDS = 8;
const CONNECTIONS = 4;
const TENANTS = 4;
const TIMES = 10;
const EMAIL = 'member@example.org';
const LOAD = fileURLToPath(new URL('processes/load.mjs', import.meta.url));
const MORE_TENANTS = 'weft_bench_tenants';
const MORE_DATA = 'weft_bench_neighbour';
const NEIGHBOUR = 'neighbour';

/**
 * A tenant's page of claims in three databases: four tenants of 10,000 claims each (before), the same with ten times
 * as many tenants, and the same with ten times as many claims of one of the others. Each has an API of its own,
 * and they take turns.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  const claims = options.claims === undefined ? 10_000 : Math.max(100, Math.floor(options.claims / TENANTS));
  const started = [];
  try {
    await build({ ownerUrl, environment, say, claims });
    const load = start(LOAD, withoutOwner(environment));
    started.push(load);
    await load.next();
    const ways = [];
    for (const database of [null, MORE_TENANTS, MORE_DATA]) {
      const { origin } = await startApi(inDatabase(environment, database), started);
      ways.push({
        url: `${origin}/graphql`,
        headers: await signIn(origin, EMAIL),
        body: JSON.stringify({ query: PAGE_QUERY, variables: { first: 25 } }),
      });
    }
    await mustBeThePage(ways, claims);
    for (const way of ways) await under(load, way, WARM_SECONDS);
    const rounds = [];
    for (let nth = 0; nth < ROUNDS; nth++) {
      const order = [...ways.keys()].map((_, place) => (place + nth) % ways.length);
      const round = [];
      for (const place of order) round[place] = await under(load, ways[place], SECONDS);
      const [before, tenants, data] = round.map((ms) => ms.toFixed(2));
      say(`  before ${before} ms, more tenants ${tenants} ms, more of another's data ${data} ms`);
      rounds.push(round);
    }
    const medians = ways.map((_, place) => median(rounds.map((round) => round[place])));
    const figure = (what, place) => ({
      name: `A tenant's first 25 claims over the API with ${TIMES} times ${what}, against before: median of the answers`,
      value: rounded(medians[place]),
      unit: 'ms',
      baseline: rounded(medians[0]),
      limit: 1.2,
    });
    return [figure('the tenants', 1), figure("another tenant's data", 2)];
  } finally {
    for (const child of started) await child.stop();
    for (const name of [MORE_TENANTS, MORE_DATA]) await dropDatabase(ownerUrl, name);
  }
}

/** The three databases; the same tenant with the same member in each. */
async function build({ ownerUrl, environment, say, claims }) {
  const add = (url, slugs, count) =>
    connected(url, async (client) => {
      for (const slug of slugs) await fill(client, { claims: count, evidence: true, slug });
      await client.query('VACUUM ANALYZE');
      await client.query('CHECKPOINT');
    });
  const others = Array.from({ length: TENANTS * TIMES - 2 }, (_, nth) => `other-${nth}`);
  await add(ownerUrl, [SLUG, ...others.slice(0, TENANTS - 2)], claims);
  await addMember(ownerUrl, environment, { email: EMAIL, organisation: 'The backbone', role: 'BACKBONE' });
  await copyDatabase(ownerUrl, MORE_DATA);
  await add(withDatabase(ownerUrl, MORE_DATA), [NEIGHBOUR], TIMES * claims);
  await add(ownerUrl, [NEIGHBOUR], claims);
  await copyDatabase(ownerUrl, MORE_TENANTS);
  await add(withDatabase(ownerUrl, MORE_TENANTS), others.slice(TENANTS - 2), claims);
  for (const url of [ownerUrl, withDatabase(ownerUrl, MORE_TENANTS), withDatabase(ownerUrl, MORE_DATA)])
    say(`  ${await sizeOf(url)}`);
}

const sizeOf = (url) =>
  connected(url, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*) FROM partnership) || ' tenants, ' || count(*) || ' claims' AS size FROM claim`,
    );
    return rows[0].size;
  });

const withoutOwner = ({ DATABASE_URL: _owner, ...given }) => given;

/** The same settings for another database of the same server. */
function inDatabase(environment, database) {
  if (database === null) return environment;
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      name.endsWith('DATABASE_URL') ? withDatabase(value, database) : value,
    ]),
  );
}

async function under(load, way, seconds) {
  const { times } = await load.ask({ ...way, connections: CONNECTIONS, seconds });
  return percentile(times, 0.5);
}

/** What is the same everywhere because nothing is in it shows nothing. */
async function mustBeThePage(ways, claims) {
  for (const { url, headers, body } of ways) {
    const { data } = await (await fetch(url, { method: 'POST', headers, body })).json();
    const list = data?.claims?.edges ?? [];
    const newest = list[0]?.node.reference;
    if (list.length !== 25 || newest !== `C-${String(claims - 1).padStart(6, '0')}`)
      throw new Error(`This is not the tenant's page: ${list.length} claims, the first is ${newest}.`);
  }
}
