import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate as on } from '../../rules/index.js';
import {
  granted,
  makeScene,
  type Person,
  type Scene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { referralMeasures } from '../measures/index.js';
import { participants } from '../participants/index.js';
import { ownReferrals, referrals } from '../referrals/index.js';
import { searchEverything } from '../search/index.js';
import {
  anchor,
  askCandidateParent,
  assignAnchor,
  type CandidateConsentInput,
  candidates,
  consentToCandidate,
  refuseCandidate,
  suggestCandidate,
} from './index.js';

describe('candidates', () => {
  let database: TestDatabase;
  let scene: Scene;
  let school: string;
  let head: Person;
  let worker: Person;
  let backbone: Person;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    backbone = await scene.person('The Backbone', 'BACKBONE');
    school = await scene.organisation('Canal School', 'ANCHOR');
    head = await scene.person('Canal School', 'ANCHOR');
    worker = await scene.person('First Steps', 'LINK_WORKER');
    granted(await assignAnchor(backbone, { anchorId: school, personId: worker.personId, looksAfter: true }));
  });
  afterAll(() => database.close());

  let codes = 0;
  const suggested = async () => {
    codes += 1;
    return granted(
      await suggestCandidate(head, {
        anchorId: school,
        code: `Y5-${codes}`,
        reasons: 'Quieter than last year, SECRET-WORDS',
      }),
    );
  };
  const parent = (id: string): CandidateConsentInput => ({
    id,
    on: on('2026-03-02'),
    safeWay: 'CALL',
    phone: '07700 900123',
    givenName: 'Noor',
    familyName: 'Saleh',
    told: 'What the partnership does, and who sees what.',
  });
  const everything = async (): Promise<string> => {
    const { rows } = await database.owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const all = await Promise.all(
      rows.map(({ name }) =>
        database.owner.query<{ text: string | null }>(
          `SELECT string_agg(t::text, ' ') AS text FROM ${name} t`,
        ),
      ),
    );
    return all.map(({ rows: [row] }) => row?.text ?? '').join('\n');
  };

  it('are a code and the anchor’s words, never what looks like a name', async () => {
    const about = { anchorId: school, reasons: 'Often late' };
    expect(await suggestCandidate(head, { ...about, code: 'Noor Saleh' })).toMatchObject({
      code: 'INVALID',
      field: 'code',
    });
    const made = await suggested();
    expect(made).toMatchObject({ state: 'IDENTIFIED', reference: null });
    expect(await suggestCandidate(head, { ...about, code: made.theirCode })).toMatchObject({
      code: 'IN_USE',
    });
    await expect(suggestCandidate(worker, { ...about, code: 'X1' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const elsewhere = await scene.person('Hill School', 'ANCHOR');
    await expect(suggestCandidate(elsewhere, { ...about, code: 'X1' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(candidates(elsewhere, school)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const other = await scene.person('Second Steps', 'LINK_WORKER');
    for (const ask of [
      () => candidates(other, school),
      () => refuseCandidate(other, made.id),
      () => consentToCandidate(other, parent(made.id)),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await candidates(worker, school)).toMatchObject([
      { id: made.id, reasons: expect.stringContaining('Quieter') },
    ]);
  });

  it('are nowhere as a person before a parent consents: no list, count, search, hint, notice or trail has them', async () => {
    const dataLead = await scene.person('The Backbone', 'DATA_LEAD');
    const assessor = await scene.person('The Backbone', 'ASSESSOR');
    const counted = async () => ({
      people: (await participants(backbone, { first: 5, count: true })).totalCount,
      referrals: (await referrals(assessor, { first: 5, count: true })).totalCount,
      sent: (await ownReferrals(head, { first: 5 })).edges.length,
      waiting: (await referralMeasures(dataLead, { from: on('2019-01-01'), to: on('2039-12-31') })).waiting,
    });
    const before = await counted();
    const { id, theirCode } = await suggested();
    granted(await askCandidateParent(worker, { id, on: on('2026-03-01') }));
    // a consent that is refused leaves no name behind
    expect(await consentToCandidate(worker, { ...parent(id), givenName: 'Zenobia', told: '' })).toMatchObject(
      {
        field: 'told',
      },
    );
    expect(await counted()).toEqual(before);
    for (const text of [theirCode, 'SECRET-WORDS', 'Zenobia'])
      for (const by of [backbone, assessor, worker, head])
        expect(await searchEverything(by, { text }), text).toEqual([]);
    const { rows } = await database.owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const holds: string[] = [];
    for (const { name } of rows) {
      const found = await database.owner.query(
        `SELECT FROM ${name} t WHERE t::text ~ ('SECRET-WORDS|Zenobia|' || $1 || '|' || $2) LIMIT 1`,
        [id, theirCode],
      );
      if (found.rowCount) holds.push(name);
    }
    expect(holds).toEqual(['anchor_candidate']);
  });

  it('become a referral by the anchor once a parent consents, and only then have a name', async () => {
    const { id } = await suggested();
    expect(await askCandidateParent(worker, { id, on: on('2036-01-01') })).toMatchObject({ field: 'on' });
    expect(granted(await askCandidateParent(worker, { id, on: on('2026-03-01') })).state).toBe('ASKED');
    expect(await consentToCandidate(worker, { ...parent(id), on: on('2026-02-28') })).toMatchObject({
      field: 'on',
    });
    expect(await consentToCandidate(worker, { ...parent(id), familyName: ' ' })).toMatchObject({
      field: 'familyName',
    });
    // two who answer for the parent at once
    const both = await Promise.all([head, worker].map((by) => consentToCandidate(by, parent(id))));
    expect(both.map((one) => ('code' in one && 'message' in one ? one.code : one.state)).sort()).toEqual([
      'CONSENTED',
      'WRONG_STATE',
    ]);
    const [mine] = (await ownReferrals(head, { first: 5 })).edges;
    expect(mine?.node).toMatchObject({ givenName: 'Noor', familyName: 'Saleh', state: 'RECEIVED' });
    const { rows } = await database.owner.query(
      `SELECT r.channel, r.source_id, a.how, a.said_on::text FROM referral r JOIN referral_agreement a ON a.referral_id = r.id
       WHERE r.id = $1`,
      [mine?.node.id],
    );
    expect(rows).toEqual([{ channel: 'FORM', source_id: school, how: 'BY_A_PARENT', said_on: '2026-03-02' }]);
    expect((await candidates(worker, school)).find((one) => one.id === id)).toMatchObject({
      state: 'CONSENTED',
      referralState: 'RECEIVED',
    });
    expect(await refuseCandidate(head, id)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('who are grown up consent themselves', async () => {
    const { id } = await suggested();
    const template = (to: string) =>
      database.owner.query('UPDATE partnership SET template = $2 WHERE id = $1', [scene.partnershipId, to]);
    await template('HOUSING_SUPPORT');
    granted(await consentToCandidate(head, { ...parent(id), givenName: 'Ada' }));
    await template('BLANK');
    const { rows } = await database.owner.query(
      `SELECT a.how FROM anchor_candidate c JOIN referral_agreement a ON a.referral_id = c.referral_id WHERE c.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ how: 'SPOKEN' }]);
  });

  it('are erased when a parent refuses: nothing in any table but a number', async () => {
    const { id } = await suggested();
    await database.owner.query('DELETE FROM anchor_candidate WHERE id <> $1 AND referral_id IS NULL', [id]);
    await database.owner.query(`UPDATE anchor_candidate SET reasons = 'other' WHERE id <> $1`, [id]);
    expect(await everything()).toContain('SECRET-WORDS');
    const both = await Promise.allSettled([refuseCandidate(head, id), refuseCandidate(worker, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = await everything();
    expect(left).not.toContain('SECRET-WORDS');
    expect(left).not.toContain(id);
    expect(await anchor(worker, school)).toMatchObject({ refused: 1, candidatesWaiting: 0 });
  });
});
