import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@weft/shared/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUERY_LIMITS } from '../src/http/query-limits.js';
import { apiSchema } from '../src/schema.js';
import { type FuzzCase, fuzzCases } from '../src/testing/attack/arbitraries.js';
import { type Caller, insiders } from '../src/testing/attack/callers.js';
import { type Door, doorsOf } from '../src/testing/attack/doors.js';
import { type ServerProcess, startServerProcess } from '../src/testing/attack/server-process.js';
import { makePlace } from '../src/testing/attack/world.js';

// npm run fuzz sends 100,000; npm test a few hundred. Both print the seed, with which the same are sent again.
const CASES = Number(process.env.WEFT_FUZZ_CASES ?? 400);
const SEED = Number(process.env.WEFT_FUZZ_SEED ?? randomInt(2 ** 31));
/** After so many a new partnership is made: what was changed in the last one closes doors. */
const CASES_A_PLACE = 1_000;
const AT_ONCE = 4;
/** A case may be long. */
const MOST_WORDS = 2_000;
const SAY_EVERY = 10_000;
/** What the pool says when the database has given it no connection for ten seconds: a busy machine, and not the case. */
const NO_CONNECTION = /timeout exceeded when trying to connect|terminated due to connection timeout/;

let database: TestDatabase;
let server: ServerProcess;

beforeAll(async () => {
  database = await testDatabase();
  server = await startServerProcess(database);
});
afterAll(async () => {
  await server.stop();
  await database.close();
});

it(`never answers with a fault of its own, whatever is sent (${CASES} cases)`, {
  timeout: 7_200_000,
}, async () => {
  console.log(`Fuzzing with WEFT_FUZZ_SEED=${SEED}`);
  const schema = await apiSchema();
  const doors = doorsOf(schema);
  const answered = new Map<string, number>();
  /** By where it happened: one case of each, so that a run tells of all that is wrong and not of the first. */
  const faults = new Map<string, string>();
  const begun = performance.now();
  const seconds = (): number => Math.round((performance.now() - begun) / 1000);
  let sent = 0;
  let starved = 0;
  const batches = Array.from({ length: Math.ceil(CASES / CASES_A_PLACE) }, (_, nth) => nth);
  const lane = async (): Promise<void> => {
    for (let nth = batches.shift(); nth !== undefined; nth = batches.shift()) {
      const place = await makePlace(database.owner, false);
      await putFiles(place.scene.partnershipId);
      const callers = new Map((await insiders(database.owner, place)).map((caller) => [caller.who, caller]));
      const world = {
        schema,
        doors,
        who: [...callers.keys()],
        ids: [...place.ids.values()].flat(),
        slug: place.scene.slug,
        own: (table: string) => place.best.get(table) ?? place.ids.get(table)?.[0] ?? '',
      };
      const send = fc.asyncProperty(fuzzCases(world), async (one) => {
        let answer = await answerTo(one, doors, callers);
        for (let again = 0; again < 3 && answer.starved; again++) {
          starved += 1;
          answer = await answerTo(one, doors, callers);
        }
        const { said, fault } = answer;
        answered.set(said, (answered.get(said) ?? 0) + 1);
        sent += 1;
        if (sent % SAY_EVERY === 0)
          console.log(`${sent} sent in ${seconds()} seconds, ${faults.size} faults.`);
        const where = `${said} ${one.to === 'graphql' ? one.door : one.to}`;
        if (fault !== null && !faults.has(where))
          faults.set(where, `${JSON.stringify(one).slice(0, MOST_WORDS)}\n${fault}`);
      });
      const numRuns = Math.min(CASES_A_PLACE, CASES - nth * CASES_A_PLACE);
      await fc.assert(send, { seed: SEED + nth, numRuns, endOnFailure: false });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  console.log(
    `Sent ${CASES} in ${seconds()} seconds; ${starved} again, for want of a connection to the database.`,
  );
  console.log(Object.fromEntries([...answered].sort(([, one], [, other]) => other - one)));
  expect(Object.fromEntries(faults)).toEqual({});
  expect([...answered.values()].reduce((sum, count) => sum + count, 0)).toBe(CASES);
  expect(server.failures.filter((failure) => !NO_CONNECTION.test(failure))).toEqual([]);
  expect(server.isRunning()).toBe(true);
});

/** The files behind the evidence of a partnership that was written into the database alone. */
async function putFiles(partnershipId: string): Promise<void> {
  const { rows } = await database.owner.query<{ key: string }>(
    'SELECT storage_key AS key FROM upload WHERE partnership_id = $1',
    [partnershipId],
  );
  for (const { key } of rows) await writeFile(join(server.home, 'files', key), '%PDF-1.7\n%');
}

/** Sends one: how it was answered, in a word, and what is to be known of a fault of the server's. */
async function answerTo(
  one: FuzzCase,
  doors: readonly Door[],
  callers: ReadonlyMap<string, Caller>,
): Promise<{ said: string; fault: string | null; starved: boolean }> {
  const caller = callers.get(one.who);
  const headers = { cookie: caller?.cookie ?? '', 'x-partnership': caller?.partnership ?? '' };
  const answer = await send(one, doors, headers);
  const text = await answer.text();
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? (text.includes('"errors"') ? 'errors' : 'answered');
  const said = `${one.to} ${answer.status} ${code}`;
  if (answer.status < 500 && !text.includes('"INTERNAL"')) return { said, fault: null, starved: false };
  // under the number that the answer says
  const number = /say this number: ([0-9a-f-]{36})/.exec(text)?.[1] ?? text;
  const logged = (): string | undefined => server.failures.find((failure) => failure.includes(number));
  await expect.poll(logged).toBeDefined();
  const reason = logged() ?? '';
  return { said, fault: `${text.slice(0, MOST_WORDS)}\n${reason}`, starved: NO_CONNECTION.test(reason) };
}

const isCutOff = (reason: unknown): boolean =>
  reason instanceof TypeError && /EPIPE|ECONNRESET/.test(String(reason.cause));

async function send(
  one: FuzzCase,
  doors: readonly Door[],
  headers: Record<string, string>,
): Promise<Response> {
  if (one.to === 'address') return fetch(server.url + one.path, { headers });
  if (one.to === 'graphql') {
    const body = JSON.stringify({
      query: doors.find(({ name }) => name === one.door)?.document,
      variables: one.variables,
    });
    return fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    }).catch((reason: unknown) => {
      // of what is too long the server does not wait for the end: it says no and hangs up
      if (Buffer.byteLength(body) <= QUERY_LIMITS.bodyBytes || !isCutOff(reason)) throw reason;
      return new Response('{"code":"BAD_USER_INPUT"}', { status: 413 });
    });
  }
  const { field, name, type, content, twice } = one.file;
  const form = new FormData();
  for (const _time of twice ? [1, 2] : [1]) form.append(field, new Blob([content], { type }), name);
  return fetch(`${server.url}/api/uploads`, { method: 'POST', headers, body: form });
}
