import { fileURLToPath } from 'node:url';
import { start } from './lib/children.mjs';
import { connected, copyDatabase, dropDatabase, withDatabase } from './lib/databases.mjs';
import { fillMilestones, TODAY } from './lib/fill-milestones.mjs';
import { median, rounded } from './lib/statistics.mjs';

const ROUNDS = 3;
const MEGABYTES = 300;
const SWEEP = fileURLToPath(new URL('processes/sweep-milestones.mjs', import.meta.url));

/** Finds the milestones that fall due and marks them, knowing what the sweep has to find out: that nobody has said a word. */
const STATEMENT = `
  UPDATE milestone SET state = 'DUE', since = due_on, look_again_on = due_on + 28, progress_done = progress_of,
    judged_at = now(), reason = 'Due since ' || to_char(due_on, 'FMDD FMMonth YYYY')
      || '. Find out whether it held until then, and record it.'
  WHERE partnership_id = $1 AND look_again_on <= ${TODAY} AND state = 'RUNNING'`;

/**
 * The nightly sweep over open milestones of which a hundredth falls due, against one statement written by hand that
 * finds and marks the same rows under the same policies and triggers; and the worker's memory. The sweep does more
 * than that: it reads what is recorded, judges by the rule, and commits in batches.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  const milestones = options.claims ?? 1_000_000;
  const partnershipId = await connected(ownerUrl, (client) => fillMilestones(client, milestones));
  const rounds = [];
  for (let nth = 0; nth < ROUNDS; nth++) {
    const round = await pair(partnershipId, { ownerUrl, environment, statementFirst: nth % 2 === 1 });
    say(
      `  sweep ${round.seconds.toFixed(2)} s for ${round.judged}, statement ${round.statement.toFixed(2)} s, ` +
        `peak ${Math.round(round.peakMegabytes)} MB`,
    );
    rounds.push(round);
  }
  return [
    {
      name: `Nightly sweep over ${milestones.toLocaleString('en-GB')} open milestones, a hundredth of which falls due, against one statement that finds and marks the same rows`,
      value: rounded(median(rounds.map((round) => round.seconds))),
      unit: 's',
      baseline: rounded(median(rounds.map((round) => round.statement))),
      limit: 3,
    },
    {
      name: `Peak memory of the process that sweeps, against the ${MEGABYTES} MB it may take`,
      value: rounded(Math.max(...rounds.map((round) => round.peakMegabytes))),
      unit: 'MB',
      baseline: MEGABYTES,
      limit: 1,
    },
  ];
}

/** Both ways on a copy each, one after the other; they must leave the same milestones behind. */
async function pair(partnershipId, { ownerUrl, environment, statementFirst }) {
  const ways = [
    () => sweep(partnershipId, { ownerUrl, environment }),
    () => state(partnershipId, { ownerUrl, environment }),
  ];
  if (statementFirst) ways.reverse();
  const done = [];
  for (const way of ways) done.push(await way());
  const [swept, stated] = statementFirst ? done.reverse() : done;
  if (swept.milestones !== stated.milestones)
    throw new Error(
      `The sweep and the statement do not agree: ${swept.milestones} and ${stated.milestones}.`,
    );
  return {
    seconds: swept.seconds,
    judged: swept.judged,
    peakMegabytes: swept.peakMegabytes,
    statement: stated.seconds,
  };
}

async function sweep(partnershipId, { ownerUrl, environment }) {
  const { DATABASE_URL: _owner, ...given } = environment;
  return onCopy(ownerUrl, 'weft_bench_sweep', async () => {
    const url = withDatabase(environment.WEFT_APP_DATABASE_URL, 'weft_bench_sweep');
    const child = start(SWEEP, given);
    try {
      await child.next();
      return await child.ask({ url, partnershipId });
    } finally {
      await child.stop();
    }
  });
}

async function state(partnershipId, { ownerUrl, environment }) {
  return onCopy(ownerUrl, 'weft_bench_marked', () =>
    connected(withDatabase(environment.WEFT_APP_DATABASE_URL, 'weft_bench_marked'), async (client) => {
      const started = performance.now();
      await client.query('BEGIN');
      await client.query('SELECT app.enter_as_system($1)', [partnershipId]);
      await client.query(STATEMENT, [partnershipId]);
      await client.query('COMMIT');
      return { seconds: (performance.now() - started) / 1000 };
    }),
  );
}

/** Runs work on a copy of the database and adds what the milestones are afterwards. */
async function onCopy(ownerUrl, name, work) {
  await copyDatabase(ownerUrl, name);
  try {
    const done = await work();
    const milestones = await connected(withDatabase(ownerUrl, name), async (client) => {
      const { rows } = await client.query(
        `SELECT count(*) || ' due, ' || sum(hashtextextended(concat_ws('|', participant_id, outcome_code, state, since,
           due_on, prompt_on, look_again_on, reason, progress_done), 0)) AS milestones
         FROM milestone WHERE state <> 'RUNNING'`,
      );
      return rows[0].milestones;
    });
    return { ...done, milestones };
  } finally {
    await dropDatabase(ownerUrl, name);
  }
}
