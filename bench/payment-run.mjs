import { fileURLToPath } from 'node:url';
import { start } from './lib/children.mjs';
import { connected, copyDatabase, dropDatabase, withDatabase } from './lib/databases.mjs';
import { empty, fill } from './lib/fill.mjs';
import { ledgerStatement, PERCENTS, pennies } from './lib/ledger-statement.mjs';
import { median, rounded } from './lib/statistics.mjs';

const ROUNDS = 3;
const MEGABYTES = 300;
const PERIOD_END = '2024-12-31';
const EXECUTE = fileURLToPath(new URL('processes/execute-run.mjs', import.meta.url));

/**
 * A payment run of 100,000 claims with four contributions each, against one statement written by hand that
 * enters the same ledger rows under the same constraints, policies and triggers; and the worker's memory.
 * The run does more than that: it fixes its list, moves every claim on with its history, and commits in batches.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  const claims = options.claims ?? 100_000;
  const run = await prepare(ownerUrl, claims);
  const rounds = [];
  for (let nth = 0; nth < ROUNDS; nth++) {
    const round = await pair(run, { ownerUrl, environment, statementFirst: nth % 2 === 1 });
    say(
      `  run ${round.seconds.toFixed(1)} s, statement ${round.statement.toFixed(1)} s, ` +
        `peak ${Math.round(round.peakMegabytes)} MB`,
    );
    rounds.push(round);
  }
  const seconds = median(rounds.map((round) => round.seconds));
  const count = claims.toLocaleString('en-GB');
  const figures = [
    {
      name: `Payment run of ${count} claims, four contributions each, against one statement for the same ledger rows`,
      value: rounded(seconds),
      unit: 's',
      baseline: rounded(median(rounds.map((round) => round.statement))),
      limit: 2,
    },
    {
      name: `Peak memory of the process that does it, against the ${MEGABYTES} MB it may take`,
      value: rounded(Math.max(...rounds.map((round) => round.peakMegabytes))),
      unit: 'MB',
      baseline: MEGABYTES,
      limit: 1,
    },
  ];
  figures.push(await measureTwice({ ownerUrl, environment, say }, claims, seconds));
  return figures;
}

/** Twice the claims must not cost much more than twice the time. */
async function measureTwice({ ownerUrl, environment, say }, claims, once) {
  await connected(ownerUrl, empty);
  const run = await prepare(ownerUrl, 2 * claims);
  const times = [];
  for (let nth = 0; nth < ROUNDS; nth++) {
    const { seconds } = await execute(run, { ownerUrl, environment });
    say(`  twice the claims ${seconds.toFixed(1)} s`);
    times.push(seconds);
  }
  const seconds = median(times);
  return {
    name: `Payment run of ${(2 * claims).toLocaleString('en-GB')} claims, against half as many`,
    value: rounded(seconds),
    unit: 's',
    baseline: rounded(once),
    limit: 2.2,
  };
}

/** Fills the database, with the agreement and a run that waits for the worker. */
async function prepare(ownerUrl, claims) {
  return connected(ownerUrl, async (client) => {
    const partnershipId = await fill(client, { claims });
    const labels = [...PERCENTS.map((_, nth) => `Funder ${nth + 1}`), 'Council'];
    await client.query(
      `INSERT INTO organisation (partnership_id, name, kinds) SELECT $1, label, '{FUNDER}' FROM unnest($2::text[]) label`,
      [partnershipId, labels],
    );
    await client.query(
      `WITH agreed AS (
         INSERT INTO funding_agreement (partnership_id, version, effective_from, agreed_at)
         VALUES ($1, 1, '2020-01-01', '2020-01-01') RETURNING id)
       INSERT INTO contribution (partnership_id, agreement_id, position, label, funder_id, kind, percent)
       SELECT $1, agreed.id, t.position, t.label, o.id, CASE WHEN t.percent IS NULL THEN 'RESIDUAL' ELSE 'PERCENT' END,
         t.percent
       FROM agreed, unnest($2::text[], $3::int[]) WITH ORDINALITY AS t(label, percent, position)
       JOIN organisation o ON o.partnership_id = $1 AND o.name = t.label`,
      [partnershipId, labels, [...PERCENTS, null]],
    );
    const { rows } = await client.query(
      `INSERT INTO payment_run (partnership_id, kind, period_end, prepared_at) VALUES ($1, 'CLAIMS', $2, now())
       RETURNING id`,
      [partnershipId, PERIOD_END],
    );
    await client.query('VACUUM ANALYZE');
    return { partnershipId, runId: rows[0].id, claims };
  });
}

/** Both ways on a copy each, one after the other; they must leave the same ledger behind. */
async function pair(run, { ownerUrl, environment, statementFirst }) {
  const ways = [() => execute(run, { ownerUrl, environment }), () => state(run, { ownerUrl, environment })];
  if (statementFirst) ways.reverse();
  const done = [];
  for (const way of ways) done.push(await way());
  const [executed, stated] = statementFirst ? done.reverse() : done;
  if (executed.ledger !== stated.ledger)
    throw new Error(`The run and the statement do not agree: ${executed.ledger} and ${stated.ledger}.`);
  return {
    seconds: executed.seconds,
    peakMegabytes: executed.peakMegabytes,
    statement: stated.seconds,
  };
}

async function execute({ partnershipId, runId }, { ownerUrl, environment }) {
  const { DATABASE_URL: _owner, ...given } = environment;
  return onCopy(ownerUrl, 'weft_bench_run', async () => {
    const url = withDatabase(environment.WEFT_APP_DATABASE_URL, 'weft_bench_run');
    const child = start(EXECUTE, given);
    try {
      await child.next();
      return await child.ask({ url, partnershipId, runId });
    } finally {
      await child.stop();
    }
  });
}

async function state({ partnershipId, runId }, { ownerUrl, environment }) {
  const table = await pennies();
  return onCopy(ownerUrl, 'weft_bench_statement', () =>
    connected(withDatabase(environment.WEFT_APP_DATABASE_URL, 'weft_bench_statement'), async (client) => {
      const started = performance.now();
      await client.query('BEGIN');
      await client.query('SELECT app.enter_as_system($1)', [partnershipId]);
      await client.query(ledgerStatement, [partnershipId, runId, PERIOD_END, table]);
      await client.query('COMMIT');
      return { seconds: (performance.now() - started) / 1000 };
    }),
  );
}

/** Runs work on a copy of the database and adds what the ledger holds afterwards. */
async function onCopy(ownerUrl, name, work) {
  await copyDatabase(ownerUrl, name);
  try {
    const done = await work();
    const ledger = await connected(withDatabase(ownerUrl, name), async (client) => {
      const { rows } = await client.query(
        `SELECT count(*) || ' rows, ' || (SELECT count(*) FROM ledger_transaction) || ' transactions, ' ||
           sum(hashtextextended(concat_ws('|', claim_id, account, funder_id, contribution_label, amount, opens_share), 0))
           AS ledger
         FROM ledger_entry`,
      );
      return rows[0].ledger;
    });
    return { ...done, ledger };
  } finally {
    await dropDatabase(ownerUrl, name);
  }
}
