import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURE_ROUTES } from '../src/http/feature-routes.js';
import { apiSchema } from '../src/schema.js';
import { type Caller, type Insider, insidersWithSight, outsiders } from '../src/testing/attack/callers.js';
import { type ChangingNothing, watchContents } from '../src/testing/attack/checksums.js';
import { ELSEWHERE, makePlace, OF_THE_SECOND, type Place } from '../src/testing/attack/world.js';
import { type TestServer, testServer } from '../src/testing/test-server.js';

/** Of which table the ids are that an address or a filter takes. */
const TABLE_OF_ADDRESS: Readonly<Record<string, string>> = {
  '/api/evidence/:id': 'evidence',
  '/api/statements/:id.pdf': 'statement',
  '/api/statements/:id.csv': 'statement',
};
const TABLE_OF_FILTER: Readonly<Record<string, string>> = {
  sample: 'audit_sample',
  output: 'analyst_output',
  referralFile: 'referral_file',
  agreement: 'sharing_agreement',
  run: 'match_run',
  providerId: 'organisation',
  sourceId: 'organisation',
  organisationId: 'organisation',
  funderId: 'organisation',
  participantId: 'participant',
  personId: 'person',
  recordId: 'participant',
};
/** The audit trail says of every record what was done with it, and never what is in it. */
const NAMES_BY_ID = new Set(['audit-trail.csv, filter recordId']);
/** Texts of a filter that are no ids. */
const NO_IDS = new Set(['search']);
/**
 * A link's secret is no id of a record, nor is the name of a page that is open to everybody: invitations.test.ts,
 * guessing.test.ts and self-referral.test.ts attack them. Pages hold no data.
 */
const OTHERS = new Set(['/api/invitations/:token', '/api/self-referral/:slug', '/assets/*', '/*', '*']);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A place in an address that takes the id of a record. */
interface IdPlace {
  readonly label: string;
  readonly table: string;
  address(id: string): string;
}

interface Answer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Each list's filters that take ids, as the source has them: who adds one adds it to the attack. */
function filtersOf(): Map<string, string[]> {
  const source = readFileSync(new URL('../src/exports/export.routes.ts', import.meta.url), 'utf8');
  const lists = source.slice(source.indexOf('FILES'), source.indexOf('export function exportRoutes'));
  const shared = new Map(
    [...source.matchAll(/^const (\w+) = \(filter: Wanted\)[\s\S]*?^\}\);/gm)].map(([whole, name = '']) => [
      name,
      whole,
    ]),
  );
  return new Map(
    [...lists.matchAll(/^ {2}'?([\w-]+)'?: \(actor, filter\) =>([\s\S]*?)(?=^ {2}'?[\w-]+'?: |^\};)/gm)].map(
      ([, list = '', body = '']) => {
        const called = [...body.matchAll(/\b(\w+)\(filter\)/g)].map(
          ([, name = '']) => shared.get(name) ?? '',
        );
        const names = [...[body, ...called].join('\n').matchAll(/filter\.text\('(\w+)'\)/g)].map(
          ([, name = '']) => name,
        );
        return [list, names.filter((name) => !NO_IDS.has(name))];
      },
    ),
  );
}

describe('every address, attacked with every id by everybody', { timeout: 180_000 }, () => {
  let server: TestServer;
  let here: Place;
  let elsewhere: Place;
  let inside: Insider[];
  let outside: Caller[];
  let foreign: ReadonlySet<string>;
  let changingNothing: ChangingNothing;
  let places: IdPlace[];
  let cases = 0;

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, FEATURE_ROUTES);
    const { owner } = server.database;
    here = await makePlace(owner, false);
    elsewhere = await makePlace(owner, true);
    // somebody has done something, for the audit trail to show
    await owner.query(
      `INSERT INTO audit_note (partnership_id, operation, person_id, action, subject, record_ids)
       VALUES ($1, 'CHANGE', $2, 'correctParticipant', 'participant', $3)`,
      [here.scene.partnershipId, here.people.BACKBONE.personId, [here.firstParticipantId]],
    );
    outside = await outsiders(server, here, elsewhere);
    inside = await insidersWithSight(owner, here);
    foreign = new Set([...elsewhere.ids.values()].flat());
    await owner.query(`UPDATE auth.session SET "lastSeenAt" = now() + interval '1 hour'`);
    changingNothing = await watchContents(owner);
    const { rows } = await owner.query<{ key: string }>('SELECT storage_key AS key FROM upload');
    for (const { key } of rows) {
      const path = join(server.home, 'files', key);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, '%PDF-1.7\n%');
    }
    places = [
      ...server
        .addresses('GET')
        .filter((address) => address.includes(':') && !OTHERS.has(address))
        .map((address) => ({
          label: address,
          table: TABLE_OF_ADDRESS[address] ?? '',
          address: (id: string) => address.replace(':id', encodeURIComponent(id)),
        })),
      ...[...filtersOf()].flatMap(([list, names]) =>
        names.map((name) => ({
          label: `${list}.csv, filter ${name}`,
          table: TABLE_OF_FILTER[name] ?? '',
          address: (id: string) =>
            `/api/exports/${list}.csv?filter=${encodeURIComponent(JSON.stringify({ [name]: id }))}`,
        })),
      ),
    ];
  });
  afterAll(async () => {
    console.log(`The attack tried ${cases} cases at ${places.length} places of addresses that take an id.`);
    await server.close();
  });

  const ask = async (caller: Caller, place: IdPlace, id: string): Promise<Answer> => {
    cases += 1;
    const address = place.address(id);
    const answer = await fetch(server.url + address, {
      headers: {
        ...(caller.cookie ? { cookie: caller.cookie } : {}),
        ...(caller.partnership ? { 'x-partnership': caller.partnership } : {}),
      },
    });
    const headers: string[] = [];
    answer.headers.forEach((value, name) => {
      if (name !== 'date' && name !== 'keep-alive') headers.push(`${name}: ${value}`);
    });
    return { status: answer.status, headers: headers.sort().join('\n'), body: await answer.text() };
  };
  const without = (answer: Answer, id: string): string =>
    JSON.stringify(answer).replaceAll(id, '(the id sent)');

  it('is known, with the table of every id that it takes', () => {
    expect(places.filter(({ table }) => !here.ids.has(table)).map(({ label }) => label)).toEqual([]);
    expect(places.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        '/api/evidence/:id',
        'claims.csv, filter participantId',
        'audit-frame.csv, filter sample',
      ]),
    );
    const lists = server.addresses('GET').filter((address) => address.startsWith('/api/exports/'));
    expect([...filtersOf().keys()].map((list) => `/api/exports/${list}.csv`).sort()).toEqual(lists.sort());
  });

  it('tells nobody inside whether a record is there that is not theirs, and changes nothing', async () => {
    for (const place of places)
      await changingNothing(async () => {
        for (const { caller, hidden } of inside) {
          const unknown = randomUUID();
          const nothing = await ask(caller, place, unknown);
          const label = `${place.label} for ${caller.who}`;
          const ids = [
            ...(NAMES_BY_ID.has(place.label) ? [] : (here.ids.get(place.table) ?? []))
              .filter((id) => hidden.has(id))
              .slice(0, 3),
            ...(elsewhere.ids.get(place.table) ?? []).slice(0, 2),
          ];
          for (const id of ids) {
            const answer = await ask(caller, place, id);
            expect(without(answer, id), label).toBe(without(nothing, unknown));
            const text = answer.body.replaceAll(id, '');
            expect(text, label).not.toContain(ELSEWHERE);
            expect(
              (text.match(UUID) ?? []).filter((one) => foreign.has(one) || hidden.has(one)),
              label,
            ).toEqual([]);
            if (hidden.has(here.secondParticipantId)) expect(text, label).not.toContain(OF_THE_SECOND);
          }
          for (const malformed of ['1 OR 1=1', '..', '\u0000', `${unknown}0`, unknown.toUpperCase()])
            expect((await ask(caller, place, malformed)).status, label).toBeLessThan(500);
        }
      });
  });

  it('lets nobody in who is signed out, forged, stale, suspended, ended, invited or from elsewhere', async () => {
    for (const place of places)
      await changingNothing(async () => {
        for (const caller of outside) {
          const unknown = randomUUID();
          const nothing = await ask(caller, place, unknown);
          const label = `${place.label} for one ${caller.who}`;
          expect([401, 403], label).toContain(nothing.status);
          for (const id of (here.ids.get(place.table) ?? []).slice(0, 2))
            expect(without(await ask(caller, place, id), id), label).toBe(without(nothing, unknown));
        }
      });
  });

  it('would have reached every record: with one’s own ids, somebody is answered at each place', async () => {
    const unreached: string[] = [];
    for (const place of places) {
      let isReached = false;
      for (const { caller, sees } of inside) {
        const unknown = randomUUID();
        const nothing = without(await ask(caller, place, unknown), unknown);
        for (const id of sees.get(place.table) ?? []) {
          const answer = await ask(caller, place, id);
          isReached ||= answer.status === 200 && without(answer, id) !== nothing;
        }
        if (isReached) break;
      }
      if (!isReached) unreached.push(place.label);
    }
    expect(unreached).toEqual([]);
  });
});
