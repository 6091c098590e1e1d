import { ROLES } from '@weft/shared';
import { type Actor, withTenant } from '@weft/shared/server';
import type { Person } from '@weft/shared/testing';
import type pg from 'pg';
import type { TestServer } from '../test-server.js';
import { sessionFor, signedCookie } from './sessions.js';
import type { Place } from './world.js';

/** Somebody who asks, as the server sees them. */
export interface Caller {
  readonly who: string;
  readonly cookie: string | undefined;
  /** the X-Partnership header */
  readonly partnership: string | undefined;
  /** null: nobody who may enter the partnership that is attacked */
  readonly actor: Actor | null;
}

/** The ids that a caller's own policies show, by table. */
export async function visibleTo(actor: Actor, tables: Iterable<string>): Promise<Map<string, string[]>> {
  return withTenant(actor, async (tenant) => {
    const seen = new Map<string, string[]>();
    for (const table of tables) {
      const rows = await tenant.rows<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
      seen.set(
        table,
        rows.map(({ id }) => id),
      );
    }
    return seen;
  });
}

const asCaller = async (owner: pg.Pool, who: string, person: Person): Promise<Caller> => ({
  who,
  cookie: await sessionFor(owner, person.personId),
  partnership: 'partnership' in person ? person.partnership : undefined,
  actor: person,
});

/** One person of each role, the second funder's, and one who had a greater role before. */
export async function insiders(owner: pg.Pool, { scene, people }: Place): Promise<Caller[]> {
  const callers = await Promise.all(ROLES.map((role) => asCaller(owner, role, people[role])));
  const funder = await scene.person('Second funder', 'FUNDER');
  callers.push(await asCaller(owner, 'the second funder', funder));
  const demoted = await scene.person('Backbone', 'BACKBONE');
  await owner.query(`UPDATE membership SET roles = '{ANALYST}' WHERE person_id = $1`, [demoted.personId]);
  // the session of before has ended with the role: those outside have one like it
  callers.push(await asCaller(owner, 'who was of the backbone and is an analyst', demoted));
  return callers;
}

/** One of those inside, with what their policies let them see. */
export interface Insider {
  readonly caller: Caller;
  /** what they show, by table */
  readonly sees: ReadonlyMap<string, readonly string[]>;
  /** ids of records here that they do not */
  readonly hidden: ReadonlySet<string>;
}

/** The insiders of a place, each with what is there and theirs to see, and what is there and is not. */
export async function insidersWithSight(owner: pg.Pool, here: Place): Promise<Insider[]> {
  const all = [...here.ids.values()].flat();
  const known: Insider[] = [];
  for (const caller of await insiders(owner, here)) {
    if (!caller.actor) throw new Error('An insider is somebody.');
    const sees = await visibleTo(caller.actor, here.ids.keys());
    const seen = new Set([...sees.values()].flat());
    known.push({ caller, sees, hidden: new Set(all.filter((id) => !seen.has(id))) });
  }
  return known;
}

/** Those who may not enter the partnership at all: each for another reason. */
export async function outsiders(server: TestServer, here: Place, elsewhere: Place): Promise<Caller[]> {
  const { owner } = server.database;
  const { slug } = here.scene;
  const out = async (
    who: string,
    person: { readonly personId: string },
    partnership: string | undefined,
  ): Promise<Caller> => ({
    who,
    cookie: await sessionFor(owner, person.personId),
    partnership,
    actor: null,
  });
  const inState = async (state: string): Promise<Caller> => {
    const person = await here.scene.person('Backbone', 'BACKBONE');
    const caller = await out(`whose membership is ${state}`, person, slug);
    await owner.query('UPDATE membership SET state = $2 WHERE person_id = $1', [person.personId, state]);
    return caller;
  };
  const operator = await owner.query<{ id: string }>(
    `INSERT INTO person (id, name, email, is_operator) VALUES (gen_random_uuid(), 'Operator', 'operator@example.org', true)
     RETURNING id`,
  );
  const stale = await out('whose session is over', here.people.BACKBONE, slug);
  await owner.query(
    `UPDATE auth.session SET "expiresAt" = now() - interval '1 second' WHERE "userId" = $1
       AND "createdAt" = (SELECT max("createdAt") FROM auth.session WHERE "userId" = $1)`,
    [here.people.BACKBONE.personId],
  );
  const nobody = { partnership: slug, actor: null };
  return [
    { who: 'who is not signed in', cookie: undefined, ...nobody },
    { who: 'whose cookie is forged', cookie: signedCookie('0'.repeat(32), 'another secret'), ...nobody },
    { who: 'whose session never was', cookie: signedCookie('0'.repeat(32)), ...nobody },
    stale,
    await inState('SUSPENDED'),
    await inState('ENDED'),
    await inState('INVITED'),
    await out('of another partnership', elsewhere.people.BACKBONE, slug),
    await out('who names another partnership', here.people.BACKBONE, elsewhere.scene.slug),
    await out('who names no partnership', here.people.BACKBONE, undefined),
    await out('who names none that there is', here.people.BACKBONE, 'no-such-place'),
    await out('the operator', { personId: operator.rows[0]?.id ?? '' }, slug),
  ];
}
