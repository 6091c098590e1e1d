import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Action,
  addDays,
  calendarDate,
  isRefusal,
  may,
  PERMISSIONS,
  type Refusal,
  today,
} from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { assignAnchor } from '../anchors/index.js';
import { recordLooks } from '../audit/index.js';
import { ownCaseload, recordSupportWorker, teamCaseloads, workerCaseload } from '../caseloads/index.js';
import { agreeToJointWork, askForJointWork, declineJointWork, nameJointWorker } from '../joint-work/index.js';
import { enrolParticipant, participant } from '../participants/index.js';
import { moveReferral, ownReferrals, refer } from '../referrals/index.js';
import { endSafeguardingLead, nameSafeguardingLead, safeguardingLeads } from '../safety/index.js';
import { sealChoices, sealRecord, setSealOpeners, unsealRecord } from '../sealing/index.js';
import { recordService } from '../services/index.js';
import { getToday } from '../today/index.js';
import { askForTransfer, declineTransfer } from '../transfers/index.js';
import { withTenant } from './index.js';

const NOW = today('Europe/London', Date.now());
const REASON = 'Somebody who hurt them looks for them.';

/** What came of it: null for what was refused in whatever way, or shows nothing. */
async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    const came = await work();
    const nothing = came === null || (Array.isArray(came) && came.length === 0);
    return nothing || isRefusal(came as Refusal) ? null : came;
  } catch (error) {
    expect(error).toHaveProperty('code', expect.stringMatching(/^(FORBIDDEN|NOT_FOUND)$/));
    return null;
  }
}

describe('a role is held at an organisation', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  /** manages Northgate and is a link worker at First Steps */
  let two: Person;
  let otherManager: Person;
  let assessor: Person;
  let otherId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    two = await scene.person('First Steps', 'LINK_WORKER');
    await scene.joins(two, 'Northgate', 'PROVIDER_MANAGER');
    otherManager = await scene.person('Northgate', 'PROVIDER_MANAGER');
    assessor = await scene.person('The Backbone', 'ASSESSOR');
    otherId = await scene.organisation('Northgate');
    await scene.organisation('Canal School', 'ANCHOR');
  });
  afterAll(() => database.close());

  /** Somebody whom Northgate supports, and about whom it asks First Steps. */
  const theirs = () => scene.enrol({ providerId: otherId }, scene.people.backbone);
  const asked = async () => ({
    participantId: (await theirs()).id,
    toId: scene.people.providerId,
    agreedOn: calendarDate('2024-02-01'),
    agreedHow: 'SPOKEN' as const,
  });
  const transfer = async () =>
    granted(
      await askForTransfer(scene.people.backbone, { ...(await asked()), reason: 'NEARER', about: 'Rings.' }),
    );
  const jointWork = async () =>
    granted(
      await askForJointWork(otherManager, {
        ...(await asked()),
        ourPart: 'The tenancy.',
        theirPart: 'The cooking group.',
        fromOn: addDays(NOW, -3),
      }),
    );
  const offered = async () => {
    const { id } = granted(
      await refer(assessor, {
        sourceId: otherId,
        safeWay: 'TEXT',
        phone: '07700 900123',
        givenName: 'Bea',
        familyName: 'Referred',
        lawfulBasis: 'PUBLIC_TASK',
        told: 'Who reads this.',
      }),
    );
    for (const verb of ['triageReferral', 'acceptReferral'] as const)
      granted(await moveReferral(assessor, verb, { id }));
    granted(await moveReferral(assessor, 'offerReferral', { id, providerId: scene.people.providerId }));
    return id;
  };
  /** Sealed, and open to both link worker and manager, and to whoever is of two providers. */
  const sealed = async () => {
    const { id } = await scene.enrol();
    const personIds = [two.personId, scene.people.manager.personId];
    granted(await sealRecord(scene.people.backbone, { recordId: id, reason: REASON, personIds }));
    return id;
  };
  const service = () => ({
    providerId: scene.people.providerId,
    name: 'A walk',
    what: 'A walk on Mondays.',
    forWhom: 'Everybody.',
    place: 'The park',
    runs: 'Mondays',
    capacity: 5,
    free: 5,
    isOffered: true,
  });
  const lead = () => ({
    organisationId: scene.people.providerId,
    personId: scene.people.linkWorker.personId,
  });

  /** What whoever manages a provider does and its link workers do not, each with a record of First Steps. */
  const CASES: Partial<Record<Action, () => Promise<(by: Person) => Promise<unknown>>>> = {
    declineTransfer: async () => {
      const { id } = await transfer();
      return (by) => declineTransfer(by, { id, words: 'We are full.' });
    },
    agreeToJointWork: async () => {
      const { id } = await jointWork();
      return (by) => agreeToJointWork(by, { id, workerId: scene.people.linkWorker.personId, share: 40 });
    },
    declineJointWork: async () => {
      const { id } = await jointWork();
      return (by) => declineJointWork(by, { id, words: 'We are full.' });
    },
    nameJointWorker: async () => {
      const { id } = await jointWork();
      const named = { id, workerId: scene.people.linkWorker.personId, share: 40 };
      granted(await agreeToJointWork(scene.people.manager, named));
      return (by) => nameJointWorker(by, { ...named, share: 50 });
    },
    declineOffer: async () => {
      const id = await offered();
      return (by) => moveReferral(by, 'declineOffer', { id, reason: 'NO_ROOM', words: 'Full.' });
    },
    recordSupportWorker: async () => (by) =>
      recordSupportWorker(by, {
        providerId: scene.people.providerId,
        personId: scene.people.linkWorker.personId,
        hours: 3000,
        peopleHours: 1500,
        offers: [],
        areas: [],
      }),
    recordService: async () => (by) => recordService(by, service()),
    assignAnchor: async () => {
      const anchorId = await scene.organisation('Canal School');
      return (by) =>
        assignAnchor(by, { anchorId, personId: scene.people.linkWorker.personId, looksAfter: true });
    },
    teamCaseloads: async () => async (by) =>
      (await teamCaseloads(by)).filter(({ provider }) => provider.id === scene.people.providerId),
    workerCaseload: async () => (by) => workerCaseload(by, scene.people.linkWorker.personId),
    sealRecord: async () => {
      const { id } = await scene.enrol();
      return (by) =>
        sealRecord(by, { recordId: id, reason: REASON, personIds: [scene.people.backbone.personId] });
    },
    sealChoices: async () => {
      const { id } = await scene.enrol();
      return (by) => sealChoices(by, id);
    },
    setSealOpeners: async () => {
      const recordId = await sealed();
      const personIds = [scene.people.backbone.personId];
      return (by) => setSealOpeners(by, { recordId, personIds: [...personIds, by.personId] });
    },
    unsealRecord: async () => {
      const recordId = await sealed();
      return (by) => unsealRecord(by, { recordId, reason: 'The danger is over.' });
    },
    safeguardingLeads: async () => async (by) =>
      (await safeguardingLeads(by)).filter(({ organisation }) => organisation.id === scene.people.providerId),
    nameSafeguardingLead: async () => (by) => nameSafeguardingLead(by, lead()),
    endSafeguardingLead: async () => {
      await nameSafeguardingLead(scene.people.backbone, lead());
      return (by) => endSafeguardingLead(by, lead());
    },
    recordLooks: async () => {
      const { id } = await scene.enrol();
      await participant(scene.people.linkWorker, id);
      return (by) => recordLooks(by, id);
    },
  };

  it('is asked of everything that one of a provider’s two roles may do and the other may not', () => {
    const forOne = (Object.keys(PERMISSIONS) as Action[]).filter(
      (action) => may(['PROVIDER_MANAGER'], action) !== may(['LINK_WORKER'], action),
    );
    expect(new Set(forOne)).toEqual(new Set([...Object.keys(CASES), 'ownCaseload']));
  });

  it.each(Object.entries(CASES))('%s', async (_action, prepare) => {
    const act = await prepare();
    expect(await outcome(() => act(two))).toBeNull();
    expect(await outcome(() => act(scene.people.manager))).not.toBeNull();
  });

  it('keeps rows from who holds the role elsewhere, whatever the use cases ask', async () => {
    const { id } = await scene.enrol();
    const sealId = '00000000-0000-4000-8000-000000000066';
    await expect(
      withTenant(two, (tenant) =>
        tenant.execute(
          `INSERT INTO record_seal (partnership_id, id, record_id, participant_id, referral_ids, reason, sealed_by, sealed_at)
           VALUES ($1, $2, $3, $3, '{}', $4, $5, $6)`,
          [scene.partnershipId, sealId, id, REASON, tenant.personId, tenant.now],
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await recordService(scene.people.manager, { ...service(), name: 'A swim' });
    expect(
      await withTenant(two, (tenant) =>
        tenant.execute('UPDATE service SET free = 0 WHERE provider_id = $1', [scene.people.providerId]),
      ),
    ).toBe(0);
  });

  it('makes nobody a link worker where they only manage', async () => {
    const { id } = granted(
      await enrolParticipant(two, {
        givenName: 'Sam',
        familyName: 'Elsewhere',
        cohort: 'NEW',
        providerId: otherId,
        enrolledOn: calendarDate('2024-01-01'),
      }),
    );
    const { rows } = await database.owner.query('SELECT link_worker_id FROM participant WHERE id = $1', [id]);
    expect(rows).toEqual([{ link_worker_id: null }]);
    expect((await ownCaseload(two))?.people.map(({ participant: { id: one } }) => one) ?? []).not.toContain(
      id,
    );
  });

  it('counts on today’s page what is theirs to answer', async () => {
    await transfer();
    const kinds = async (by: Person) => (await getToday(by)).map(({ kind }) => kind);
    expect(await kinds(two)).not.toContain('TRANSFERS_TO_ANSWER');
    expect(await kinds(scene.people.manager)).toContain('TRANSFERS_TO_ANSWER');
  });

  it('reminds of everybody’s milestones where somebody manages, and of their own people’s elsewhere', async () => {
    const due = async (participantId: string, providerId: string) =>
      database.owner.query(
        `INSERT INTO milestone (partnership_id, participant_id, outcome_code, provider_id, tariff_id, after_code, started_on,
           state, since, due_on, reason, progress_unit, progress_done, progress_of, ready_to_claim, judged_at)
         SELECT $1, $2, t.outcome_code, $3, t.id, 'ENTRY', $4, 'DUE', $4, $4, 'It counts.', 'DAYS', 1, 1, false, now()
         FROM tariff t WHERE t.partnership_id = $1 AND t.outcome_code = 'STAY_3' LIMIT 1`,
        [scene.partnershipId, participantId, providerId, '2024-04-01'],
      );
    const count = async (by: Person) =>
      (await getToday(by)).find(({ kind }) => kind === 'MILESTONES_DUE')?.count ?? 0;
    const { providerId, manager } = scene.people;
    await due((await theirs()).id, otherId);
    await due((await scene.enrol({}, two)).id, providerId);
    await due((await scene.enrol()).id, providerId);
    expect([await count(two), await count(manager), await count(otherManager)]).toEqual([2, 2, 1]);
  });

  it('refers for the agency where it is held, and shows what that agency sent', async () => {
    const both = await scene.person('Custody', 'REFERRER');
    await scene.joins(both, 'The Council', 'FUNDER');
    const council = await scene.organisation('The Council');
    const input = {
      safeWay: 'TEXT' as const,
      phone: '07700 900123',
      givenName: 'Bea',
      familyName: 'Sent',
      lawfulBasis: 'PUBLIC_TASK' as const,
      told: 'Who reads this.',
    };
    granted(await refer(assessor, { ...input, sourceId: council }));
    await expect(refer(both, { ...input, sourceId: council })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const own = granted(await refer(both, input));
    const seen = (await ownReferrals(both, { first: 10 })).edges.map(({ node }) => node.id);
    expect(seen).toEqual([own.id]);
  });
});
