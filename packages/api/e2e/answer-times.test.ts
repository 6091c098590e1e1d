import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../src/schema.js';
import { type Caller, insiders, visibleTo } from '../src/testing/attack/callers.js';
import { type Door, doorsOf, type IdPlace } from '../src/testing/attack/doors.js';
import { type Pair, type Told, tell } from '../src/testing/attack/paired-times.js';
import { makePlace, type Place } from '../src/testing/attack/world.js';
import { type GraphqlAnswer, type TestServer, testServer } from '../src/testing/test-server.js';

/** So many pairs say whether it is worth while to look closely; and so many new ones then decide. */
const GLANCES = 24;
const LOOKS = 300;
/** Chances of a false alarm: at a glance, which costs time alone, and of the whole run. */
const MAY_BE = 0.2;
const IN_ALL = 0.01;
/** Compiled, judged, and its rows in memory: what is asked the first times is answered in another time than later. */
const WARMING = 4;
/** Those to whom a door is open, and one to whom it is shut. */
const CALLERS_A_PLACE = 3;

/** One question: whether the time tells somebody that the record of an id is there. */
interface Comparison {
  readonly label: string;
  readonly there: string;
  ask(id: string): Promise<{ status: number; body: GraphqlAnswer }>;
}

// What a clock measures depends on what else the machine does: npm run fuzz asks this, npm test does not.
describe.runIf(process.env.WEFT_TIMING === '1')('the time of an answer', { timeout: 3_600_000 }, () => {
  let server: TestServer;
  let here: Place;
  let elsewhere: Place;
  let doors: Door[];
  let callers: Caller[];
  const seen = new Map<Caller, ReadonlyMap<string, readonly string[]>>();

  beforeAll(async () => {
    const schema = await apiSchema();
    doors = doorsOf(schema);
    server = await testServer(schema);
    here = await makePlace(server.database.owner, false);
    elsewhere = await makePlace(server.database.owner, true);
    callers = await insiders(server.database.owner, here);
    for (const caller of callers)
      if (caller.actor) seen.set(caller, await visibleTo(caller.actor, here.ids.keys()));
  });
  afterAll(() => server.close());

  let asked = 0;
  /** Its document is its own: what the server remembers of a document, it remembers of no other comparison. */
  const compare = (caller: Caller, door: Door, place: IdPlace, there: string, what: string): Comparison => {
    asked += 1;
    const document = `# ${asked}\n${door.document}`;
    const sees = seen.get(caller);
    const own = (table: string): string => {
      const best = here.best.get(`${door.name}.${table}`) ?? here.best.get(table) ?? '';
      const mine = sees?.get(table) ?? [];
      return (mine.includes(best) ? best : mine[0]) ?? here.ids.get(table)?.[0] ?? randomUUID();
    };
    return {
      label: `${door.name}(${place.path}) for ${caller.who}, ${what}`,
      there,
      ask: (id) =>
        server.ask(document, {
          variables: door.arguments(own, { place, id }),
          ...(caller.cookie ? { cookie: caller.cookie } : {}),
          ...(caller.partnership ? { partnership: caller.partnership } : {}),
        }),
    };
  };

  const measure = async ({ there, ask }: Comparison, many: number): Promise<Told> => {
    const timeOf = async (id: string): Promise<number> => {
      const begun = performance.now();
      await ask(id);
      return performance.now() - begun;
    };
    const nowhere = randomUUID();
    const pairs: Pair[] = [];
    for (let nth = -WARMING; nth < many; nth++) {
      // now the one first and now the other: whatever the second gains of the first falls on both
      const ids = nth % 2 === 0 ? [there, nowhere] : [nowhere, there];
      const took = new Map<string, number>();
      for (const id of ids) took.set(id, await timeOf(id));
      if (nth >= 0) pairs.push([took.get(there) ?? 0, took.get(nowhere) ?? 0]);
    }
    return tell(pairs);
  };

  /** Ids that are there and not the caller’s to see: one of another partnership, one of the same. */
  const hiddenAt = (caller: Caller, { table }: IdPlace): [id: string, what: string][] => {
    const visible = new Set(seen.get(caller)?.get(table));
    const near = here.ids.get(table)?.find((id) => !visible.has(id));
    const far = elsewhere.ids.get(table)?.[0];
    return [
      ...(far ? [[far, 'of another partnership'] as [string, string]] : []),
      ...(near ? [[near, 'hidden in the same one'] as [string, string]] : []),
    ];
  };

  /** Three of those whom a door lets in, and one whom it does not. */
  const callersAt = async (door: Door, place: IdPlace): Promise<Caller[]> => {
    const inside: Caller[] = [];
    let outside: Caller | null = null;
    for (const caller of callers) {
      const { body } = await compare(caller, door, place, '', '').ask(randomUUID());
      const isShut = body.errors?.[0]?.extensions.code === 'FORBIDDEN';
      if (isShut) outside ??= caller;
      else if (inside.length < CALLERS_A_PLACE) inside.push(caller);
    }
    return outside ? [...inside, outside] : inside;
  };

  const say = ({ label }: Comparison, { difference, relevant, chance }: Told): string =>
    `${label}: ${difference.toFixed(2)} ms (${relevant.toFixed(2)} would matter), by chance ${chance.toExponential(1)}`;

  it('would tell of one’s own: what is loaded takes longer than what is not there', async () => {
    const door = doors.find(({ name }) => name === 'claim');
    const [place] = door?.places ?? [];
    const backbone = callers.find(({ who }) => who === 'BACKBONE');
    const mine = backbone && seen.get(backbone)?.get('claim')?.[0];
    if (!door || !place || !backbone || !mine) throw new Error('The backbone sees a claim.');
    const told = await measure(compare(backbone, door, place, mine, 'its own'), LOOKS);
    console.log(say(compare(backbone, door, place, mine, 'its own'), told));
    expect(told.difference).toBeGreaterThan(told.relevant);
    expect(told.chance).toBeLessThan(IN_ALL / 1_000);
  });

  it('does not tell whether a record is there that one may not see', async () => {
    const comparisons: Comparison[] = [];
    for (const door of doors)
      for (const place of door.places)
        for (const caller of await callersAt(door, place))
          for (const [id, what] of hiddenAt(caller, place)) {
            // openers of the audit trail may ask by any id, and are told what was done with it
            if (door.name === 'auditTrail' && what !== 'of another partnership') continue;
            comparisons.push(compare(caller, door, place, id, what));
          }
    const told: string[] = [];
    let looked = 0;
    for (const comparison of comparisons) {
      if ((await measure(comparison, GLANCES)).chance > MAY_BE) continue;
      looked += 1;
      const result = await measure(comparison, LOOKS);
      if (result.chance < IN_ALL / comparisons.length) told.push(say(comparison, result));
    }
    console.log(
      `Compared the times of ${comparisons.length} answers, ${GLANCES} pairs each, and ${looked} of them with ${LOOKS} pairs more.`,
    );
    expect(comparisons.length).toBeGreaterThan(200);
    expect(told).toEqual([]);
  });
});
