import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../src/schema.js';
import { type Door, doorsOf } from '../src/testing/attack/doors.js';
import { type Caller, insiders, makePlace, type Place } from '../src/testing/attack/world.js';
import { type TestServer, testServer } from '../src/testing/test-server.js';

const TIMES = 60;
/** Between the medians. A journey to the database more or less would show: it is a third of such an answer. */
const MOST_APART = 1.25;
/** Below this the clock and the scheduler say more than the server. */
const AT_LEAST_APART_MS = 0.4;

// What a clock measures depends on what else the machine does: npm run fuzz asks this, npm test does not.
describe.runIf(process.env.WEFT_TIMING === '1')('the time of an answer', { timeout: 600_000 }, () => {
  let server: TestServer;
  let here: Place;
  let elsewhere: Place;
  let doors: Door[];
  let callers: Caller[];

  beforeAll(async () => {
    const schema = await apiSchema();
    doors = doorsOf(schema);
    server = await testServer(schema);
    here = await makePlace(server.database.owner, false);
    elsewhere = await makePlace(server.database.owner, true);
    callers = await insiders(server.database.owner, here);
  });
  afterAll(() => server.close());

  const median = (values: number[]): number =>
    values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

  it('does not tell whether a record is there that is another’s', async () => {
    const told: string[] = [];
    let compared = 0;
    for (const who of ['BACKBONE', 'LINK_WORKER', 'VERIFIER', 'COMMISSIONER', 'AUDITOR']) {
      const caller = callers.find((one) => one.who === who);
      if (!caller) throw new Error(`There is no ${who}.`);
      for (const door of doors)
        for (const place of door.places) {
          const there = elsewhere.ids.get(place.table)?.[0];
          if (there === undefined) continue;
          const own = (table: string): string =>
            here.best.get(table) ?? here.ids.get(table)?.[0] ?? randomUUID();
          const timeOf = async (id: string): Promise<number> => {
            const begun = performance.now();
            await server.ask(door.document, {
              variables: door.arguments(own, { place, id }),
              ...(caller.cookie ? { cookie: caller.cookie } : {}),
              ...(caller.partnership ? { partnership: caller.partnership } : {}),
            });
            return performance.now() - begun;
          };
          const compare = async (): Promise<[there: number, nowhere: number]> => {
            // the same each time, as the other is: what was asked before is judged faster (query-limits.ts)
            const nowhere = randomUUID();
            const times: [number[], number[]] = [[], []];
            // in turn, so that what else the machine does falls on both
            for (let time = 0; time < TIMES; time++) {
              times[0].push(await timeOf(there));
              times[1].push(await timeOf(nowhere));
            }
            return [median(times[0]), median(times[1])];
          };
          /** Which of both took longer, by far; null: neither did. */
          const longer = ([one, other]: [number, number]): string | null => {
            if (Math.abs(one - other) <= AT_LEAST_APART_MS) return null;
            if (Math.max(one, other) <= MOST_APART * Math.min(one, other)) return null;
            return `${one > other ? 'there' : 'nowhere'} (${one.toFixed(2)} and ${other.toFixed(2)} ms)`;
          };
          compared += 1;
          // what differs by chance does not differ three times in the same way
          const found: string[] = [];
          for (let turn = 0; turn < 3 && found.length === turn; turn++) {
            const took = longer(await compare());
            if (took !== null && (found[0] ?? took).split(' ')[0] === took.split(' ')[0]) found.push(took);
          }
          if (found.length === 3) told.push(`${door.name}(${place.path}) for ${who}: ${found.join(', ')}`);
        }
    }
    console.log(`Compared the times of ${compared} answers, ${TIMES} times each.`);
    expect(told).toEqual([]);
  });
});
