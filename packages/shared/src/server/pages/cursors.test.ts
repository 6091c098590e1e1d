import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { auditTrail } from '../audit/index.js';
import { claims, decisions } from '../claims/index.js';
import { listMembers } from '../members/index.js';
import { listOrganisations } from '../organisations/index.js';
import { participants } from '../participants/index.js';
import { partnershipsMade } from '../partnerships/index.js';
import { paymentRuns, statements } from '../payments/index.js';
import { cursorDate, cursorInstant, readCursor, writeCursor } from './page.js';

const ID = '6f1c2b34-0000-4000-8000-0123456789ab';
/** They look like what a cursor holds, and are nothing that a database could read. */
const NO_DAYS = ['2026-02-30', '2026-13-01', '0000-01-01', '2026-00-10'];
const NO_INSTANTS = [
  ...NO_DAYS.map((day) => `${day} 10:00:00+00`),
  '2026-01-01 24:00:01+00',
  '2026-01-01 10:60:00+00',
  '2026-01-01 10:00:61+00',
  '2026-01-01 10:00:00+99',
  '99999-12-31 10:00:00+00',
];

describe('a cursor', () => {
  it('is read as it was written, and holds days and instants that there are', () => {
    for (const instant of [
      '2026-11-26 20:17:11.123456+00',
      '1987-06-01 00:00:00+01',
      '0001-01-01 00:00:00-00:01:15',
    ]) {
      expect(readCursor(writeCursor([instant, 7]), [cursorInstant, () => true])).toEqual([instant, '7']);
    }
    expect(NO_DAYS.filter(cursorDate)).toEqual([]);
    expect(NO_INSTANTS.filter(cursorInstant)).toEqual([]);
  });
});

describe('a cursor that somebody made by hand', () => {
  let database: TestDatabase;
  let scene: Scene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
  });
  afterAll(() => database.close());

  it('is refused by every list, and is no fault of ours', async () => {
    const backbone = await scene.person('The Backbone', 'BACKBONE');
    const verifier = await scene.person('The Council', 'VERIFIER');
    const operator = await scene.person('The Backbone', 'DATA_LEAD');
    await database.owner.query('UPDATE person SET is_operator = true WHERE id = $1', [operator.personId]);
    const page = (...key: (string | number)[]) => ({ first: 1, after: writeCursor(key) });
    const byDay = NO_DAYS.flatMap((day) => [
      () => claims(backbone, { ...page(day, ID), sort: { by: 'ACHIEVED' } }),
      () => participants(backbone, { ...page(day, ID), sort: { by: 'ENROLLED' } }),
      () => paymentRuns(backbone, page(day, ID)),
      () => statements(backbone, page(day, 'S-000001')),
    ]);
    const byInstant = NO_INSTANTS.flatMap((instant) => [
      () => claims(backbone, page(instant, ID)),
      () => participants(backbone, page(instant, ID)),
      () => participants(verifier, page(instant, ID)),
      () => listMembers(backbone, page(instant, ID)),
      () => listOrganisations(backbone, page(instant, ID)),
      () => decisions(verifier, page(instant, 1)),
      () => partnershipsMade(operator, page(instant, ID)),
    ]);
    const answers = await Promise.allSettled(
      [...byDay, ...byInstant, () => auditTrail(backbone, page('1e3'))].map(async (ask) => ask()),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    const codes = answers.map((one) => (one as PromiseRejectedResult).reason.code);
    expect([...new Set(codes)]).toEqual(['BAD_USER_INPUT']);
  });
});
