import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { addMember, signIn, startApi } from './lib/api.mjs';
import { postJson } from './lib/asking.mjs';
import { connected } from './lib/databases.mjs';
import { fill } from './lib/fill.mjs';
import { pg } from './lib/packages.mjs';
import { median, rounded } from './lib/statistics.mjs';
import { ACHIEVED_ON, leftBehind, prepareSubmissions, SUBMIT, submitByHand } from './lib/submission.mjs';

const ROUNDS = 5;
const A_ROUND = 400;
const SHORT_ROUND = 100;
/** Until both have been compiled, and every connection has its plans. */
const WARM_ROUNDS = 2;
/** Link workers at work at once, each waiting for one answer before sending the next. */
const WORKERS = 4;
const EMAIL = 'link-worker@example.org';

/**
 * submitClaim as the screen sends it (HTTP, session, every rule of a submission, the claim read back), with one
 * document, beside 100,000 claims; against one transaction that makes the same inserts through `pg` and does
 * nothing else. Both leave equal rows behind, which is checked.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  const claims = options.claims ?? 100_000;
  const size = options.claims === undefined ? A_ROUND : SHORT_ROUND;
  const ready = await connected(ownerUrl, async (client) => {
    await fill(client, { claims });
    const rows = await prepareSubmissions(client, 2 * (WARM_ROUNDS + ROUNDS) * size);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    return rows;
  });
  await addMember(ownerUrl, environment, { email: EMAIL });
  const agent = new Agent({ keepAlive: true, maxSockets: WORKERS });
  const clients = [];
  const started = [];
  try {
    const { origin } = await startApi(environment, started);
    const sessions = [];
    for (let nth = 0; nth < WORKERS; nth++) sessions.push(await signIn(origin, EMAIL));
    const tokens = await tokensOf(ownerUrl);
    for (let nth = 0; nth < WORKERS; nth++) {
      const client = new pg.Client({
        connectionString: environment.WEFT_APP_DATABASE_URL,
        pipeline: true,
      });
      await client.connect();
      clients.push(client);
    }
    const ways = [
      { name: 'api', submit: (nth, one) => submit(agent, origin, sessions[nth], one) },
      {
        name: 'byHand',
        submit: async (nth, one) => {
          const claimId = randomUUID();
          await submitByHand(clients[nth], { claimId, one, session: tokens[nth] });
          return claimId;
        },
      },
    ];
    const take = () => ready.splice(0, size);
    const last = {};
    for (let nth = 0; nth < WARM_ROUNDS; nth++)
      for (const way of ways) last[way.name] = (await round(way, take())).last;
    await mustLeaveTheSame(ownerUrl, last);
    const rounds = [];
    for (let nth = 0; nth < ROUNDS; nth++) {
      const times = {};
      for (const way of nth % 2 === 0 ? ways : ways.toReversed())
        times[way.name] = median((await round(way, take())).times);
      say(`  API ${times.api.toFixed(1)} ms, by hand ${times.byHand.toFixed(1)} ms`);
      rounds.push(times);
    }
    return [
      {
        name:
          `submitClaim over the API at ${WORKERS} connections, against one pipelined transaction through pg that ` +
          'makes the same inserts: median',
        value: rounded(median(rounds.map(({ api }) => api))),
        unit: 'ms',
        baseline: rounded(median(rounds.map(({ byHand }) => byHand))),
        limit: 3,
      },
    ];
  } finally {
    agent.destroy();
    for (const client of clients) await client.end();
    for (const child of started) await child.stop();
  }
}

/** Submits these, each worker the next one: how long each took, and the last claim. */
async function round(way, list) {
  const times = [];
  let next = 0;
  let last;
  const work = async (nth) => {
    while (next < list.length) {
      const one = list[next++];
      const started = performance.now();
      last = await way.submit(nth, one);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, nth) => work(nth)));
  return { times, last };
}

/** @returns the claim's id; a submission that was refused is a fault of the measurement. */
async function submit(agent, origin, headers, { participantId, outcomeCode, uploadId }) {
  const input = {
    participantId,
    outcomeCode,
    achievedOn: ACHIEVED_ON,
    evidence: [{ kind: 'DOCUMENT', uploadId }],
  };
  const { status, text } = await postJson(agent, `${origin}/graphql`, headers, {
    query: SUBMIT,
    variables: { input },
  });
  const claim = status === 200 ? JSON.parse(text).data?.submitClaim : null;
  if (claim?.__typename !== 'Claim')
    throw new Error(`A claim was not submitted: ${status} ${text.slice(0, 500)}`);
  return claim.id;
}

const tokensOf = (ownerUrl) =>
  connected(ownerUrl, async (client) => {
    const { rows } = await client.query('SELECT token FROM auth.session');
    return rows.map(({ token }) => token);
  });

/** What is faster because it writes less is not faster. */
async function mustLeaveTheSame(ownerUrl, { api, byHand }) {
  const [first, second] = await connected(ownerUrl, async (client) => [
    await leftBehind(client, api),
    await leftBehind(client, byHand),
  ]);
  if (first !== second) throw new Error(`The two do not leave the same rows behind:\n${first}\n${second}`);
}
