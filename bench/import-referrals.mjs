import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { addMember, signIn, startApi } from './lib/api.mjs';
import { start } from './lib/children.mjs';
import { connected } from './lib/databases.mjs';
import { SLUG } from './lib/fill.mjs';
import { csvOf, fillKnown, rowsOf } from './lib/fill-referrals.mjs';
import { copyFrom } from './lib/packages.mjs';
import { median, percentile, rounded } from './lib/statistics.mjs';

const ROUNDS = 3;
const PEOPLE = 100_000;
const ROWS = 50_000;
/** One of so many rows of a file went in before anything is measured. */
const EARLIER_ONE_OF = 5;
const EMAIL = 'member@example.org';
/** Somebody who looks something up, so many times a second, before and meanwhile. */
const ASKED_EVERY_MS = 100;
const BEFORE_MS = 10_000;
const IMPORT = fileURLToPath(new URL('processes/import-referrals.mjs', import.meta.url));
const QUERY = `query { referrals(first: 25) { edges { node { id reference givenName familyName state source { id name } } } } }`;

/**
 * A file of 50,000 people from the hub, of whom every twentieth is known: read, checked against who went in before and
 * against 100,000 people ("Have we met?"), confirmed and referred, each person with the beginning of their history;
 * against COPY of the same rows into a table with the keys and checks of the referrals and one indexed join with the keys
 * that people are filed under. And what somebody who reads the hub's list meanwhile waits.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  const rows = options.claims ?? ROWS;
  const people = rows * (PEOPLE / ROWS);
  const { partnershipId, sourceId } = await connected(ownerUrl, (client) => fillKnown(client, people));
  const personId = await addMember(ownerUrl, environment, {
    email: EMAIL,
    organisation: 'The backbone',
    role: 'BACKBONE',
  });
  const folder = mkdtempSync(join(tmpdir(), 'weft-referrals-'));
  const started = [];
  const hub = { personId, partnership: SLUG };
  try {
    const { DATABASE_URL: _owner, ...given } = environment;
    const worker = start(IMPORT, given);
    started.push(worker);
    await worker.next();
    await worker.ask({ partnershipId });
    // a hub that has been at work for a while: the database knows what its list is like
    const earlier = join(folder, 'earlier.csv');
    writeFileSync(earlier, csvOf(rowsOf(Math.ceil(rows / EARLIER_ONE_OF), people, ROUNDS)));
    await worker.ask({ file: earlier, partnershipId, hub, sourceId });
    await connected(ownerUrl, (client) => client.query('VACUUM ANALYZE'));
    const { origin } = await startApi(environment, started);
    const reader = { url: `${origin}/graphql`, headers: await signIn(origin, EMAIL) };
    await reading(reader, pause(BEFORE_MS / 2));
    const rounds = [];
    for (let nth = 0; nth < ROUNDS; nth++) {
      const cells = rowsOf(rows, people, nth);
      const bare = await copied(ownerUrl, partnershipId, sourceId, cells);
      const file = join(folder, 'people.csv');
      writeFileSync(file, csvOf(cells));
      const before = await reading(reader, pause(BEFORE_MS));
      const imported = worker.ask({ file, partnershipId, hub, sourceId });
      const meanwhile = await reading(reader, imported);
      const done = await imported;
      if (done.state !== 'DONE' || done.entered !== rows)
        throw new Error(`Of ${rows} rows ${done.entered} went in.`);
      say(
        `  check ${done.check.toFixed(2)} s, import ${done.enter.toFixed(2)} s in ${done.steps} steps, COPY and join ` +
          `${bare.seconds.toFixed(2)} s (${bare.known} known); 19 of 20 answers ${percentile(before, 0.95).toFixed(1)} ms, ` +
          `meanwhile ${percentile(meanwhile, 0.95).toFixed(1)} ms; peak ${Math.round(done.peakMegabytes)} MB`,
      );
      rounds.push({ seconds: done.check + done.enter, bare: bare.seconds, before, meanwhile });
    }
    return figures(rounds, rows, people);
  } finally {
    for (const child of started) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const figures = (rounds, rows, people) => [
  {
    name: `A file of ${rows.toLocaleString('en-GB')} referrals, checked against ${people.toLocaleString('en-GB')} people and referred, against COPY into a table with the same keys and one indexed join`,
    value: rounded(median(rounds.map(({ seconds }) => seconds))),
    unit: 's',
    baseline: rounded(median(rounds.map(({ bare }) => bare))),
    limit: 4,
  },
  {
    name: 'Reading the hub’s list while a file goes in, against before: 19 of 20 answers',
    value: rounded(median(rounds.map(({ meanwhile }) => percentile(meanwhile, 0.95)))),
    unit: 'ms',
    baseline: rounded(median(rounds.map(({ before }) => percentile(before, 0.95)))),
    limit: 2,
  },
];

/** Asks for the list again and again until something is over; milliseconds of each answer. */
async function reading({ url, headers }, until) {
  let isOver = false;
  const over = until.finally(() => {
    isOver = true;
  });
  const times = [];
  const asked = [];
  while (!isOver) {
    asked.push(
      (async () => {
        const started = performance.now();
        const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
        const { data, errors } = await answer.json();
        if (!data?.referrals) throw new Error(`The list was not read: ${JSON.stringify(errors)}`);
        times.push(performance.now() - started);
      })(),
    );
    await pause(ASKED_EVERY_MS);
  }
  await Promise.all([over, ...asked]);
  return times;
}

/** COPY of the rows into a table like that of the referrals, and one join with the keys of who is known. */
const copied = (ownerUrl, partnershipId, sourceId, cells) =>
  connected(ownerUrl, async (client) => {
    await client.query('CREATE TABLE staging (LIKE referral INCLUDING ALL)');
    try {
      const at = new Date().toISOString();
      const lines = cells.map(
        ([given, family, born, phone, postcode, , , told, theirs], nth) =>
          `${[
            partnershipId,
            `S-${nth}`,
            'FILE',
            sourceId,
            `["reference","${theirs}"]`,
            theirs,
            'CALL',
            given,
            family,
            born,
            phone,
            postcode,
            'PUBLIC_TASK',
            told,
            born,
            at,
            at,
          ].join('\t')}\n`,
      );
      const began = performance.now();
      await pipeline(
        Readable.from(lines.join('')),
        client.query(
          copyFrom(`COPY staging (partnership_id, reference, channel, source_id, sender_key, their_reference, safe_way,
            given_name, family_name, birth_date, phone, postcode, lawful_basis, told, referred_on, received_at, moved_at)
            FROM STDIN`),
        ),
      );
      const { rows } = await client.query(
        `SELECT count(DISTINCT s.id)::int AS known FROM staging s
         JOIN match_key m ON m.partnership_id = s.partnership_id
           AND m.key IN ('PHONE_END ' || right(s.phone, 6), 'BIRTH_DATE ' || to_char(s.birth_date, 'YYYY-')
             || least(to_char(s.birth_date, 'MM-DD'), to_char(s.birth_date, 'DD-MM')))
         JOIN participant p ON p.partnership_id = m.partnership_id AND p.id = m.record_id
           AND p.family_name = s.family_name AND p.given_name = s.given_name`,
      );
      return { seconds: (performance.now() - began) / 1000, known: rows[0].known };
    } finally {
      await client.query('DROP TABLE staging');
    }
  });
