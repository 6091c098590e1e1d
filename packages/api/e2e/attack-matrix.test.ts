import { randomUUID } from 'node:crypto';
import { PERMISSIONS } from '@weft/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSchema } from '../src/schema.js';
import {
  type Caller,
  type Insider,
  insiders,
  insidersWithSight,
  outsiders,
  visibleTo,
} from '../src/testing/attack/callers.js';
import { type ChangingNothing, watchContents } from '../src/testing/attack/checksums.js';
import { type Door, doorsOf, type IdPlace } from '../src/testing/attack/doors.js';
import { ELSEWHERE, makePlace, OF_THE_SECOND, type Place } from '../src/testing/attack/world.js';
import { type GraphqlAnswer, type TestServer, testServer } from '../src/testing/test-server.js';

/** Asked of no partnership: what is a person's own everywhere. */
const NEEDS_NO_PARTNERSHIP = new Set(['viewer', 'portfolio', 'createPartnership']);
/** The operator's own: whoever runs the installation enters no partnership. */
const OPERATORS = new Set(['createPartnership', 'inviteFirstPerson', 'partnershipsMade']);
/** The audit trail and what was opened name records by their ids to those who watch over it, and say nothing of them. */
const NAMES_BY_ID = new Set(['auditTrail', 'openedRecords']);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Asked before anything is decided or ended. */
const EARLY: ReadonlySet<string> = new Set([
  'claimsTogether',
  'clashDecisions',
  'matchOffers',
  'projectRows',
  'projectTable',
  'requestOutput',
  'setSealOpeners',
]);

const bestOf = ({ best }: Place, { name }: Door, table: string): string | undefined =>
  best.get(`${name}.${table}`) ?? best.get(table);

/** The one that is wanted, when it is among them. */
const firstOf = (best: string | undefined, seen: readonly string[] = []): string | undefined =>
  best && seen.includes(best) ? best : seen[0];

type Answer = { readonly status: number; readonly body: GraphqlAnswer };

/** The role that a caller has now, by what they are called. */
const roleOf = (who: string): string =>
  who.replace('the second funder', 'FUNDER').replace('who was of the backbone and is an analyst', 'ANALYST');

describe('every query and mutation, attacked with every id by everybody', { timeout: 400_000 }, () => {
  let server: TestServer;
  let here: Place;
  let elsewhere: Place;
  let doors: Door[];
  let inside: Insider[];
  let outside: Caller[];
  let foreign: ReadonlySet<string>;
  let changingNothing: ChangingNothing;
  let cases = 0;

  beforeAll(async () => {
    const schema = await apiSchema();
    doors = doorsOf(schema);
    server = await testServer(schema);
    const { owner } = server.database;
    here = await makePlace(owner, false);
    elsewhere = await makePlace(owner, true);
    outside = await outsiders(server, here, elsewhere);
    inside = await insidersWithSight(owner, here);
    foreign = new Set([...elsewhere.ids.values()].flat());
    // a session notes once a minute that it is used: that is no change that anybody made
    await owner.query(`UPDATE auth.session SET "lastSeenAt" = now() + interval '1 hour'`);
    changingNothing = await watchContents(owner);
  });
  afterAll(async () => {
    console.log(`The attack tried ${cases} cases at ${doors.length} queries and mutations.`);
    await server.close();
  });

  const ask = async (caller: Caller, door: Door, variables: object): Promise<Answer> => {
    cases += 1;
    return server.ask(door.document, {
      variables,
      ...(caller.cookie ? { cookie: caller.cookie } : {}),
      ...(caller.partnership ? { partnership: caller.partnership } : {}),
    });
  };
  const codesOf = ({ body }: Answer): string[] =>
    (body.errors ?? []).map(({ extensions }) => extensions.code);
  /** An answer without the id that was sent: two that are alike tell nothing. */
  const without = (answer: Answer, id: string): string =>
    JSON.stringify(answer).replaceAll(id, '(the id sent)');

  /** Of one's own, or of the partnership's where one has none: the arguments besides the one that is attacked. */
  const ownOf =
    ({ sees }: Pick<Insider, 'sees'>, door: Door) =>
    (table: string): string =>
      firstOf(bestOf(here, door, table), sees.get(table)) ?? here.ids.get(table)?.[0] ?? randomUUID();

  const keepsSecrets = ({ caller, hidden }: Insider, door: Door, answer: Answer, sent: string): void => {
    const label = `${door.name} for ${caller.who}`;
    const text = JSON.stringify(answer).replaceAll(sent, '');
    expect(codesOf(answer), label).not.toContain('INTERNAL');
    expect(text, label).not.toContain(ELSEWHERE);
    const ids = text.match(UUID) ?? [];
    expect(
      ids.filter((id) => foreign.has(id)),
      `${label} names what is elsewhere`,
    ).toEqual([]);
    if (NAMES_BY_ID.has(door.name)) return;
    expect(
      ids.filter((id) => hidden.has(id)),
      `${label} names what is hidden`,
    ).toEqual([]);
    if (hidden.has(here.secondParticipantId)) expect(text, label).not.toContain(OF_THE_SECOND);
  };

  /** Ids that are there and not the caller's to see: a few of the same partnership, a few of another. */
  const forbiddenAt = ({ hidden }: Insider, door: Door, { table }: IdPlace): string[] => [
    ...(NAMES_BY_ID.has(door.name) ? [] : (here.ids.get(table) ?? []))
      .filter((id) => hidden.has(id))
      .slice(0, 3),
    ...(elsewhere.ids.get(table) ?? []).slice(0, 2),
  ];

  it('finds more doors and places than a hand could list, and the second provider hidden from the first', () => {
    expect(doors.length).toBeGreaterThan(70);
    expect(doors.flatMap(({ places }) => places).length).toBeGreaterThan(50);
    const worker = inside.find(({ caller }) => caller.who === 'LINK_WORKER');
    for (const id of [here.secondParticipantId, here.claims.elsewhere]) expect(worker?.hidden).toContain(id);
    expect(worker?.hidden).not.toContain(here.firstParticipantId);
  });

  it('tells nobody inside whether a record is there that is not theirs, and changes nothing', async () => {
    for (const door of doors.filter(({ places }) => places.length > 0))
      await changingNothing(() =>
        Promise.all(
          inside.map(async (known) => {
            for (const place of door.places) {
              const unknown = randomUUID();
              const own = ownOf(known, door);
              const nothing = await ask(known.caller, door, door.arguments(own, { place, id: unknown }));
              keepsSecrets(known, door, nothing, unknown);
              // whom the door is closed to, it is closed to before any record is looked at: two ids are enough
              const isShut = codesOf(nothing)[0] === 'FORBIDDEN';
              const ids = forbiddenAt(known, door, place);
              if (!isShut) {
                const malformed = '1 OR 1=1';
                const given = door.arguments(own, { place, id: malformed });
                keepsSecrets(known, door, await ask(known.caller, door, given), malformed);
              }
              for (const id of isShut ? [ids[0], ids.at(-1)].filter((one) => one !== undefined) : ids) {
                const answer = await ask(known.caller, door, door.arguments(own, { place, id }));
                const label = `${door.name}(${place.path}) for ${known.caller.who}`;
                expect(without(answer, id), label).toBe(without(nothing, unknown));
                keepsSecrets(known, door, answer, id);
              }
            }
          }),
        ),
      );
  });

  it('does for no role what its role may not, whatever it can see', async () => {
    const permissions: Readonly<Record<string, readonly string[]>> = PERMISSIONS;
    for (const door of doors.filter(({ kind }) => kind === 'mutation')) {
      const may = permissions[door.name];
      expect(may, `${door.name} is a verb of the permissions`).toBeDefined();
      await changingNothing(() =>
        Promise.all(
          inside
            .filter(({ caller }) => !may?.includes(roleOf(caller.who)))
            .map(async (known) => {
              const answer = await ask(known.caller, door, door.arguments(ownOf(known, door)));
              expect(codesOf(answer), `${door.name} for ${known.caller.who}`).toEqual(['FORBIDDEN']);
            }),
        ),
      );
    }
  });

  it('shows in every query what is the caller’s and nothing else', async () => {
    for (const door of doors.filter(({ kind }) => kind === 'query'))
      await changingNothing(() =>
        Promise.all(
          inside.map(async (known) => {
            // twice: the second answer is a compiled query's
            for (const _time of [1, 2])
              keepsSecrets(
                known,
                door,
                await ask(known.caller, door, door.arguments(ownOf(known, door))),
                '',
              );
          }),
        ),
      );
  });

  it('lets nobody in who is signed out, forged, stale, suspended, ended, invited or from elsewhere', async () => {
    for (const door of doors)
      await changingNothing(() =>
        Promise.all(
          outside
            .filter(({ who }) => who !== 'the operator' || !OPERATORS.has(door.name))
            .map(async (caller) => {
              const known: Insider = { caller, sees: new Map(), hidden: new Set() };
              const label = `${door.name} for one ${caller.who}`;
              const of = (place: IdPlace | undefined, id: string) =>
                ask(
                  caller,
                  door,
                  door.arguments(ownOf({ sees: here.ids }, door), place ? { place, id } : undefined),
                );
              for (const place of door.places.length > 0 ? door.places : [undefined]) {
                const unknown = randomUUID();
                const nothing = await of(place, unknown);
                if (NEEDS_NO_PARTNERSHIP.has(door.name)) {
                  expect(codesOf(nothing), label).not.toContain('INTERNAL');
                  continue;
                }
                expect(codesOf(nothing).length, label).toBe(1);
                expect(['UNAUTHENTICATED', 'FORBIDDEN'], label).toContain(codesOf(nothing)[0]);
                expect(nothing.body.data?.[door.name] ?? null, label).toBeNull();
                for (const id of (place && here.ids.get(place.table)?.slice(0, 1)) ?? []) {
                  const answer = await of(place, id);
                  expect(without(answer, id), label).toBe(without(nothing, unknown));
                  keepsSecrets(known, door, answer, id);
                }
              }
            }),
        ),
      );
  });

  it('would have reached every record: with one’s own ids, somebody is answered at each place', async () => {
    const { owner } = server.database;
    const there = await makePlace(owner, false);
    const callers = await insiders(owner, there);
    const unreached: string[] = [];
    // drafts are changed before they are agreed, claims added up and compared before they are decided on, projects worked in
    // and offers looked at before they are closed or their people go elsewhere, and what is done leaves traces for the audit
    // trail to show
    const turn = ({ name, kind }: Door): number =>
      EARLY.has(name) ? 0 : name.startsWith('update') ? 1 : kind === 'mutation' ? 2 : 3;
    const inOrder = [...doors].sort((one, other) => turn(one) - turn(other));
    for (const door of inOrder.filter(({ name }) => !OPERATORS.has(name)))
      for (const place of door.places.length > 0 ? door.places : [undefined]) {
        const said = new Set<string>();
        if (!(await isReached(door, place, there, callers, said)))
          unreached.push(`${door.name}(${place?.path ?? ''}): ${[...said].join(' | ')}`);
      }
    expect(unreached).toEqual([]);
  });

  /**
   * Whether somebody's call gets as far as the record: it is answered otherwise than for an id that nobody has, or,
   * where no record is named, with something or with a refusal that is not about the arguments.
   */
  const isReached = async (
    door: Door,
    place: IdPlace | undefined,
    there: Place,
    callers: readonly Caller[],
    said: Set<string>,
  ): Promise<boolean> => {
    for (const caller of callers) {
      if (!caller.actor) continue;
      const sees = await visibleTo(caller.actor, new Set(door.places.map(({ table }) => table)));
      const own = (table: string): string =>
        firstOf(bestOf(there, door, table), sees.get(table)) ?? randomUUID();
      const answerTo = async (id?: string): Promise<string> => {
        const answer = await ask(caller, door, door.arguments(own, place && id ? { place, id } : undefined));
        return id ? without(answer, id) : JSON.stringify(answer);
      };
      const nothing = await answerTo(randomUUID());
      said.add(nothing.slice(0, 300));
      if (!place && !/"errors"|"code":"(INVALID|NOT_BALANCED)"/.test(nothing)) return true;
      // what was made for this door goes first, another may be what a later one needs; where it has several places, they
      // need it each
      const made =
        place && door.places.length === 1 ? there.best.get(`${door.name}.${place.table}`) : undefined;
      const seen = place ? (sees.get(place.table) ?? []) : [];
      for (const id of [...seen].sort((one, other) => Number(other === made) - Number(one === made)))
        if ((await answerTo(id)) !== nothing) return true;
    }
    return false;
  };
});
