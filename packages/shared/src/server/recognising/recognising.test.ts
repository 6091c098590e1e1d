import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, type Role } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { submitClaim } from '../claims/index.js';
import { mergeParticipants } from '../merging/index.js';
import { metBefore } from '../met-before/index.js';
import { participant } from '../participants/index.js';
import { moveReferral, recordAgreement, refer, referral, startSupport } from '../referrals/index.js';
import { closeSupport } from '../support/index.js';
import { recordTriage } from '../triage/index.js';
import { knownPerson, recognisePerson, supportEpisodes, takeRecognitionBack } from './index.js';

const on = calendarDate;
const today = on(new Date().toISOString().slice(0, 10));

describe('somebody who is referred and known already', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let assessor: Person;
  let agency: Person;
  /** of the provider that supported them first */
  let first: Person;
  let second: Person;
  let providers: Record<'first' | 'second', string>;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    assessor = await scene.person('The Backbone', 'ASSESSOR');
    agency = await scene.person('Custody', 'REFERRER');
    first = scene.people.linkWorker;
    second = await scene.person('Second Chance', 'LINK_WORKER');
    providers = {
      first: scene.people.providerId,
      second: await scene.organisation('Second Chance', 'PROVIDER'),
    };
  });
  afterAll(() => database.close());

  let nth = 0;
  const referred = async (familyName = `Referred ${++nth}`): Promise<string> =>
    granted(
      await refer(agency, {
        safeWay: 'CALL',
        phone: '07700 900123',
        givenName: 'Bea',
        familyName,
        birthDate: '29/2/2000',
        lawfulBasis: 'PUBLIC_TASK',
        told: 'All of it.',
      }),
    ).id;
  const offered = async (to: string, id?: string): Promise<string> => {
    const referralId = id ?? (await referred());
    for (const verb of ['triageReferral', 'acceptReferral'] as const)
      granted(await moveReferral(assessor, verb, { id: referralId }));
    granted(await moveReferral(assessor, 'offerReferral', { id: referralId, providerId: to }));
    granted(await recordAgreement(assessor, { referralId, kind: 'AGREED', on: today, how: 'SPOKEN' }));
    return referralId;
  };
  const close = (id: string, day = '2024-06-30', by = first) =>
    closeSupport(by, { participantId: id, on: on(day), reason: 'GOALS_REACHED' });
  /** Somebody whom the first provider supported in the first half of 2024. */
  const supportedBefore = async (): Promise<string> => {
    const { id } = await scene.enrol();
    granted(await close(id));
    return id;
  };
  const episodesOf = async (id: string) =>
    (
      await database.owner.query<{ provider_id: string; enrolled_on: string; ended_on: string | null }>(
        'SELECT provider_id, enrolled_on, ended_on FROM enrolment WHERE participant_id = $1 ORDER BY enrolled_on',
        [id],
      )
    ).rows;

  it('begins a new episode under the record that there is, and is paid for once', async () => {
    const person = await supportedBefore();
    await scene.submitted({ participantId: person });
    const before = await participant(assessor, person);
    const id = await offered(providers.second);
    expect(await knownPerson(assessor, id)).toBeNull();
    const known = granted(await recognisePerson(assessor, { referralId: id, participantId: person }));
    expect(known).toMatchObject({
      participant: { id: person },
      saidBy: { id: assessor.personId },
      episodes: [{ from: '2024-01-01', to: '2024-06-30', goesOn: false, provider: { name: 'First Steps' } }],
      referrals: [],
    });
    expect(await startSupport(second, { id, on: on('2024-06-30') })).toMatchObject({ field: 'on' });
    const started = granted(await startSupport(second, { id, on: today }));
    expect(started.referral?.participantId).toBe(person);
    expect(await participant(second, person)).toEqual({
      ...before,
      provider: { id: providers.second, name: 'Second Chance', kinds: ['PROVIDER'] },
      linkWorker: expect.objectContaining({ id: second.personId }),
      enrolledOn: today,
      phase: 'ACTIVE',
    });
    expect(await submitClaim(second, scene.input(person, { achievedOn: today }))).toMatchObject({
      code: 'ALREADY_CLAIMED',
    });
    // what another provider did is told by its days
    expect(await supportEpisodes(second, person)).toMatchObject([
      { from: '2024-01-01', to: '2024-06-30', goesOn: false, provider: null },
      { from: today, to: null, goesOn: true, provider: { name: 'Second Chance' } },
    ]);
    expect((await supportEpisodes(assessor, person)).map(({ provider }) => provider?.name)).toEqual([
      'First Steps',
      'Second Chance',
    ]);
    await expect(supportEpisodes(first, person)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await takeRecognitionBack(assessor, id)).toMatchObject({ code: 'WRONG_STATE' });
    expect((await knownPerson(assessor, id))?.episodes).toHaveLength(1);
  });

  it('waits while other support goes on, whose it is not said', async () => {
    const { id: person } = await scene.enrol();
    const id = await offered(providers.second);
    granted(await recognisePerson(assessor, { referralId: id, participantId: person }));
    const refused = await startSupport(second, { id, on: today });
    expect(refused).toMatchObject({ code: 'WRONG_STATE' });
    expect(JSON.stringify(refused)).not.toContain('First Steps');
    const own = await offered(providers.first);
    granted(await recognisePerson(assessor, { referralId: own, participantId: person }));
    expect(await startSupport(first, { id: own, on: today })).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('1 January 2024'),
    });
    expect(await episodesOf(person)).toHaveLength(1);
    granted(await close(person));
    granted(await startSupport(second, { id, on: today }));
  });

  it('is told to a provider with the offer by days alone, and to nobody else', async () => {
    const person = await supportedBefore();
    const id = await referred();
    granted(await recognisePerson(assessor, { referralId: id, participantId: person }));
    expect(await knownPerson(second, id)).toBeNull();
    await offered(providers.second, id);
    expect(await knownPerson(second, id)).toEqual({
      referralId: id,
      participant: null,
      saidBy: null,
      saidAt: null,
      episodes: [{ from: '2024-01-01', to: '2024-06-30', goesOn: false, provider: null }],
      referrals: [],
    });
    // whoever supported them finds their own people
    expect(await knownPerson(first, id)).toBeNull();
    granted(await moveReferral(assessor, 'takeOfferBack', { id, words: 'Another one has room.' }));
    expect(await knownPerson(second, id)).toBeNull();
    granted(await moveReferral(assessor, 'offerReferral', { id, providerId: providers.first }));
    expect(await knownPerson(first, id)).toMatchObject({
      participant: { id: person },
      episodes: [{ provider: { name: 'First Steps' } }],
    });
    for (const role of ['REFERRER', 'VERIFIER', 'FUNDER', 'ANALYST', 'DATA_LEAD', 'COMMISSIONER'] as Role[]) {
      const somebody = role === 'REFERRER' ? agency : await scene.person(`Office of ${role}`, role);
      const forbidden = { code: 'FORBIDDEN' };
      await expect(knownPerson(somebody, id), role).rejects.toMatchObject(forbidden);
      const said = recognisePerson(somebody, { referralId: id, participantId: person });
      await expect(said, role).rejects.toMatchObject(forbidden);
    }
    await expect(recognisePerson(first, { referralId: id, participantId: person })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is said of one person, and taken back', async () => {
    const [person, other] = [await supportedBefore(), await supportedBefore()];
    const id = await referred();
    const say = (participantId: string) => recognisePerson(assessor, { referralId: id, participantId });
    granted(await say(person));
    granted(await say(person));
    expect(await say(other)).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/P-\d{6}/),
    });
    expect(granted(await takeRecognitionBack(assessor, id)).id).toBe(id);
    expect(await knownPerson(assessor, id)).toBeNull();
    expect(granted(await say(other)).participant?.id).toBe(other);
    await expect(say('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows what became of earlier referrals, and is no hint any more', async () => {
    const { id: person } = await scene.enrol({
      givenName: 'Bea',
      familyName: 'Returner',
      birthDate: on('2000-02-29'),
    });
    granted(await close(person));
    const hints = async (id: string) => {
      const asked = { givenName: 'Bea', familyName: 'Returner', birthDate: '2000-02-29' };
      return (await metBefore(assessor, { ...asked, exceptReferralId: id })).map((met) => met.id);
    };
    const [hint] = await metBefore(assessor, {
      givenName: 'Bea',
      familyName: 'Returner',
      birthDate: '2000-02-29',
    });
    expect(hint).toMatchObject({ id: person, since: '2024-01-01', until: '2024-06-30' });
    const earlier = await referred('Returner');
    expect(await hints(earlier)).toContain(person);
    granted(await recognisePerson(assessor, { referralId: earlier, participantId: person }));
    expect(await hints(earlier)).not.toContain(person);
    granted(await moveReferral(assessor, 'triageReferral', { id: earlier }));
    const why = { id: earlier, reason: 'NOT_ELIGIBLE', words: 'Lives elsewhere now.' };
    granted(await moveReferral(assessor, 'declineReferral', why));
    const again = await referred('Returner');
    expect(await hints(again)).toEqual(expect.arrayContaining([person, earlier]));
    granted(await recognisePerson(assessor, { referralId: again, participantId: person }));
    expect(await hints(again)).not.toContain(earlier);
    expect((await knownPerson(assessor, again))?.referrals).toMatchObject([
      { id: earlier, state: 'DECLINED', source: { name: 'Custody' }, reason: expect.any(String) },
    ]);
    expect((await knownPerson(assessor, earlier))?.referrals).toEqual([]);
  });

  it('follows a merge to the record that was kept', async () => {
    const [kept, merged] = [await supportedBefore(), await supportedBefore()];
    const id = await offered(providers.second);
    granted(await recognisePerson(assessor, { referralId: id, participantId: merged }));
    const from = 'KEPT' as const;
    granted(
      await mergeParticipants(assessor, {
        keptId: kept,
        mergedId: merged,
        nameFrom: from,
        birthDateFrom: from,
        postcodeFrom: from,
        supportFrom: from,
        baselines: [],
      }),
    );
    expect((await knownPerson(assessor, id))?.participant?.id).toBe(kept);
    expect(granted(await startSupport(second, { id, on: today })).referral?.participantId).toBe(kept);
  });

  it('has the anchor organisation that triage found, and keeps the one that they have', async () => {
    const school = await scene.organisation('The School', 'ANCHOR');
    const { id: person } = await scene.enrol({ anchorId: school });
    granted(await close(person));
    const again = await offered(providers.second);
    granted(await recognisePerson(assessor, { referralId: again, participantId: person }));
    granted(await startSupport(second, { id: again, on: today }));
    expect((await participant(assessor, person))?.anchor?.id).toBe(school);
    const id = await referred();
    const nothing = { complexity: null, wants: [], prefers: [], avoids: [] };
    granted(await recordTriage(assessor, { referralId: id, ...nothing, anchorId: school }));
    const started = granted(
      await startSupport(second, { id: await offered(providers.second, id), on: today }),
    );
    const view = await participant(assessor, started.referral?.participantId ?? '');
    expect(view?.anchor?.id).toBe(school);
  });

  it('races: of two providers that start at once one does, and the other is told', async () => {
    const person = await supportedBefore();
    const [one, other] = [await offered(providers.first), await offered(providers.second)];
    for (const referralId of [one, other])
      granted(await recognisePerson(assessor, { referralId, participantId: person }));
    const done = await Promise.all([
      startSupport(first, { id: one, on: today }),
      startSupport(second, { id: other, on: today }),
    ]);
    expect(done.filter((result) => isRefusal(result))).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect(await episodesOf(person)).toHaveLength(2);
    const states = await Promise.all([one, other].map((id) => referral(assessor, id)));
    expect(states.map((view) => view?.state).sort()).toEqual(['OFFERED', 'STARTED']);
  });

  it('races: a merge while support starts ends under one record', async () => {
    const [kept, merged] = [await supportedBefore(), await supportedBefore()];
    const id = await offered(providers.second);
    granted(await recognisePerson(assessor, { referralId: id, participantId: merged }));
    const from = 'KEPT' as const;
    const choice = {
      nameFrom: from,
      birthDateFrom: from,
      postcodeFrom: from,
      supportFrom: from,
      baselines: [],
    };
    await Promise.allSettled([
      startSupport(second, { id, on: today }),
      mergeParticipants(assessor, { keptId: kept, mergedId: merged, ...choice }),
    ]);
    const rows = await database.owner.query<{
      referral: string;
      whose: string | null;
      merged_into: string | null;
    }>(
      `SELECT r.state AS referral, r.participant_id AS whose, p.merged_into FROM referral r
       LEFT JOIN participant p ON p.id = r.participant_id WHERE r.id = $1`,
      [id],
    );
    expect(rows.rows[0]?.merged_into ?? null).toBeNull();
    expect(rows.rows[0]?.referral).toBe('STARTED');
  });
});
