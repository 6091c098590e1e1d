import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { closeDatabase, openDatabase } from './database.js';
import { Turns } from './turns.js';
import { withTenant } from './with-tenant.js';

/** Work that ends when it is told to. */
function held(): { work: () => Promise<string>; end: (as?: Error) => void; hasBegun: () => boolean } {
  let resolve: (value: string) => void = () => undefined;
  let reject: (fault: Error) => void = () => undefined;
  const promise = new Promise<string>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  let begun = false;
  return {
    work: () => {
      begun = true;
      return promise;
    },
    end: (fault) => (fault ? reject(fault) : resolve('done')),
    hasBegun: () => begun,
  };
}

describe('taking turns', () => {
  it('lets a key do so many things at once, the rest in order, and holds up no other key', async () => {
    const turns = new Turns(2);
    const works = [held(), held(), held(), held()];
    const results = works.map((one) => turns.take('mine', one.work));
    const other = held();
    const others = turns.take('another’s', other.work);
    expect(works.map((one) => one.hasBegun())).toEqual([true, true, false, false]);
    expect(other.hasBegun()).toBe(true);
    works[1]?.end();
    expect(await results[1]).toBe('done');
    await expect.poll(() => works[2]?.hasBegun()).toBe(true);
    expect(works[3]?.hasBegun()).toBe(false);
    for (const one of [...works, other]) one.end();
    expect(await Promise.all([...results, others])).toEqual(Array(5).fill('done'));
  });

  it('passes on after a failure, and forgets a key that is done', async () => {
    const turns = new Turns(1);
    const [first, second] = [held(), held()];
    const failing = turns.take('mine', first.work);
    const next = turns.take('mine', second.work);
    first.end(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    second.end();
    expect(await next).toBe('done');
    expect(await turns.take('mine', async () => 'again')).toBe('again');
    expect(JSON.stringify(turns, (_key, value) => (value instanceof Map ? [...value] : value))).toBe(
      '{"most":1,"busy":[],"waiting":[]}',
    );
  });
});

describe('the pool of the API', () => {
  let database: TestDatabase;
  let scene: Scene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    await closeDatabase();
    await openDatabase(database.appUrl, { poolSize: 4, perPerson: 2, statementTimeoutMs: 300 });
  });
  afterAll(() => database.close());

  it('leaves connections to others, however much one person asks at once', async () => {
    const busy = await scene.person('The Backbone', 'BACKBONE');
    const other = await scene.person('The Council', 'VERIFIER');
    const work = held();
    const begun: number[] = [];
    const many = Array.from({ length: 20 }, (_, nth) =>
      withTenant(busy, async () => {
        begun.push(nth);
        return work.work();
      }),
    );
    await expect.poll(() => begun.length).toBe(2);
    const asked = withTenant(other, (tenant) => tenant.rows('SELECT 1 AS one'));
    expect(await asked).toEqual([{ one: 1 }]);
    expect(begun.toSorted()).toEqual([0, 1]);
    work.end();
    await Promise.all(many);
    expect(begun).toHaveLength(20);
  });

  it('counts a person once, in however many sessions', async () => {
    const { personId } = await scene.person('The Backbone', 'BACKBONE');
    const other = await scene.person('The Council', 'VERIFIER');
    await database.owner.query(
      `INSERT INTO auth."user" (id, name, email, "emailVerified") VALUES ($1, 'Ada', $2, true)`,
      [personId, `${personId}@example.org`],
    );
    const tokens = Array.from({ length: 5 }, (_, nth) => `token-${nth}-${personId}`);
    await database.owner.query(
      `INSERT INTO auth.session ("expiresAt", token, "updatedAt", "userId")
       SELECT now() + interval '1 hour', t, now(), $2 FROM unnest($1::text[]) t`,
      [tokens, personId],
    );
    const work = held();
    let begun = 0;
    const many = tokens.flatMap((session) =>
      [1, 2, 3].map(() =>
        withTenant({ session, partnership: scene.slug }, async () => {
          begun++;
          return work.work();
        }),
      ),
    );
    await expect.poll(() => begun).toBe(2);
    // whoever else asks is served meanwhile, and nobody of the many has begun by then
    for (let nth = 0; nth < 5; nth++)
      expect(await withTenant(other, (tenant) => tenant.rows('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    expect(begun).toBe(2);
    work.end();
    expect(await Promise.all(many)).toHaveLength(15);
    await expect(
      withTenant({ session: 'nobody’s', partnership: scene.slug }, work.work),
    ).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('gives up a statement that takes too long, and says so', async () => {
    const actor = await scene.person('The Backbone', 'BACKBONE');
    await expect(withTenant(actor, (tenant) => tenant.rows('SELECT pg_sleep(20)'))).rejects.toMatchObject({
      code: 'TOO_COMPLEX',
    });
    expect(await withTenant(actor, (tenant) => tenant.rows('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});
