import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import { makeScene, type Scene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { declineWatch } from './index.js';

type Person = Actor & { personId: string };
const YEAR = { from: calendarDate('2025-01-01'), to: calendarDate('2025-12-31') };

describe('the watch over who is declined', () => {
  let database: TestDatabase;
  let scene: Scene;
  let commissioner: Person;
  let choosy: string;
  let fair: string;
  let source: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeScene(database.owner);
    commissioner = await scene.person('Council', 'COMMISSIONER');
    choosy = await scene.organisation('Choosy', 'PROVIDER');
    fair = await scene.organisation('Fair', 'PROVIDER');
    source = await scene.organisation('Custody', 'REFERRER');
    const { personId } = await scene.person('The Backbone', 'ASSESSOR');
    await database.owner.query(
      `INSERT INTO complexity_band (partnership_id, code, position, title, meaning, is_complex)
       VALUES ($1, 'LIGHT', 1, 'A little', 'Now and then', false), ($1, 'ALL', 2, 'All around', 'Much', true)`,
      [scene.partnershipId],
    );
    await database.owner.query(
      `INSERT INTO decline_reason (partnership_id, code, position, title, given_by)
       VALUES ($1, 'NO_ROOM', 1, 'No room', '{PROVIDER,HUB}')`,
      [scene.partnershipId],
    );
    await refer(personId);
  });
  afterAll(() => database.close());

  /** 200 people, half of them complex, offered to each provider in turn; Choosy declines 60 of its 100 complex ones. */
  async function refer(by: string): Promise<void> {
    await database.owner.query(
      `INSERT INTO referral (partnership_id, id, reference, channel, source_id, safe_way, given_name, family_name, birth_date,
         lawful_basis, told, referred_on, received_at, moved_at, state, provider_id)
       SELECT $1, gen_random_uuid(), 'R-' || nth, 'FORM', $2, 'IN_PERSON', 'Bea', 'Offered', '1990-05-05', 'PUBLIC_TASK', 'All',
         '2025-03-01', '2025-03-01T09:00Z', '2025-03-05T09:00Z', 'OFFERED', CASE WHEN nth % 2 = 0 THEN $3 ELSE $4 END::uuid
       FROM generate_series(1, 400) nth`,
      [scene.partnershipId, source, choosy, fair],
    );
    await database.owner.query(
      `INSERT INTO referral_triage (partnership_id, referral_id, complexity, recorded_by, recorded_at)
       SELECT partnership_id, id, CASE WHEN substr(reference, 3)::int % 4 < 2 THEN 'ALL' ELSE 'LIGHT' END, $2, received_at
       FROM referral WHERE partnership_id = $1`,
      [scene.partnershipId, by],
    );
    await database.owner.query(
      `INSERT INTO referral_event (partnership_id, referral_id, at, from_state, to_state, provider_id)
       SELECT r.partnership_id, r.id, s.at::timestamptz, s.was, s.state, CASE WHEN s.state = 'OFFERED' THEN r.provider_id END
       FROM referral r, (VALUES (1, '2025-03-01T09:00Z', NULL, 'RECEIVED'), (2, '2025-03-03T09:00Z', 'RECEIVED', 'IN_TRIAGE'),
         (3, '2025-03-04T09:00Z', 'IN_TRIAGE', 'ACCEPTED'), (4, '2025-03-05T09:00Z', 'ACCEPTED', 'OFFERED')) s(nth, at, was, state)
       WHERE r.partnership_id = $1 ORDER BY s.nth`,
      [scene.partnershipId],
    );
    // Fair declines 5 of its 100 complex people and 5 of the others, Choosy 60 and 5
    await database.owner.query(
      `INSERT INTO referral_event (partnership_id, referral_id, at, from_state, to_state, provider_id, reason)
       SELECT partnership_id, id, '2025-03-08T09:00Z', 'OFFERED', 'WAITING', provider_id, 'NO_ROOM' FROM (
         SELECT r.*, t.complexity, row_number() OVER (PARTITION BY r.provider_id, t.complexity ORDER BY r.id) AS place
         FROM referral r JOIN referral_triage t ON t.referral_id = r.id WHERE r.partnership_id = $1) x
       WHERE place <= CASE WHEN provider_id = $2 AND complexity = 'ALL' THEN 60 ELSE 5 END`,
      [scene.partnershipId, choosy],
    );
  }

  it('marks the provider that declines people in complex circumstances, with the sentence', async () => {
    const { findings, funnel, lines } = await declineWatch(commissioner, YEAR, 'COMPLEXITY');
    const marked = findings.filter(
      ({ isMarked, isMore, count }) => isMarked && isMore && count === 'DECLINED',
    );
    expect(new Set(marked.map(({ organisationId }) => organisationId))).toEqual(new Set([choosy]));
    expect(marked.some(({ isAboutComplex }) => isAboutComplex)).toBe(true);
    expect(marked.map(({ sentence }) => sentence).join(' ')).toMatch(
      /Choosy declined 60 of the 100 people with complex circumstances it was offered/,
    );
    expect(funnel?.points.map(({ offered }) => offered)).toEqual([200, 200]);
    expect(lines).toEqual([
      line(null, 'The hub itself', 'LIGHT', 'A little', 200, 0),
      line(null, 'The hub itself', 'ALL', 'All around', 200, 0),
      line(choosy, 'Choosy', 'LIGHT', 'A little', 100, 5),
      line(choosy, 'Choosy', 'ALL', 'All around', 100, 60),
      line(fair, 'Fair', 'LIGHT', 'A little', 100, 5),
      line(fair, 'Fair', 'ALL', 'All around', 100, 5),
    ]);
  });

  // who is offered and not answered for waits to this day, longer than the fortnight of the guide
  const line = (
    providerId: string | null,
    provider: string,
    groupId: string,
    group: string,
    offered: number,
    declined: number,
  ) => ({
    providerId,
    provider,
    groupId,
    group,
    offered,
    declined,
    waited: providerId === null ? 0 : offered - declined,
    started: 0,
  });

  it('counts what lies within the time, by age and by source as well', async () => {
    const after = { from: calendarDate('2025-03-06'), to: calendarDate('2025-12-31') };
    expect((await declineWatch(commissioner, after, 'NOTHING')).lines).toEqual([]);
    const offers = { from: calendarDate('2025-03-02'), to: calendarDate('2025-03-05') };
    expect((await declineWatch(commissioner, offers, 'AGE_BAND')).lines).toMatchObject([
      { provider: 'Choosy', group: '25 to 34', offered: 200 },
      { provider: 'Fair', group: '25 to 34', offered: 200 },
    ]);
    expect((await declineWatch(commissioner, YEAR, 'SOURCE')).lines[0]).toMatchObject({
      provider: 'The hub itself',
      groupId: source,
      group: 'Custody',
      offered: 400,
    });
  });

  it('takes no time that ends before it begins', async () => {
    await expect(
      declineWatch(commissioner, { from: YEAR.to, to: YEAR.from }, 'NOTHING'),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('tells a provider, and who works for one, nothing: not even when they ask the database', async () => {
    const manager = await scene.person('Choosy', 'PROVIDER_MANAGER');
    await expect(declineWatch(manager, YEAR, 'NOTHING')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const asked = await withTenant(manager, (tenant) =>
      tenant.rows(`SELECT * FROM app.watched_decisions('2025-01-01', '2025-12-31', '{16}', 7, 14)`),
    );
    expect(asked).toEqual([]);
  });
});
