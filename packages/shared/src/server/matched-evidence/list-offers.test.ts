import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import { granted, type Line, type Person, type TestDatabase, testDatabase } from '../../testing/index.js';
import { type MatchScene, makeMatchScene } from '../../testing/match-scene.js';
import { submitClaim } from '../claims/index.js';
import { systemActor } from '../tenancy/index.js';
import { getToday } from '../today/index.js';
import { matchOffers, setMatchOfferAside, takeEffectOfRun } from './index.js';

const WORK: Line[] = [
  { code: 'JOB', title: 'Entry into work', price: 50_000n, evidence: ['SELF_CERTIFICATION', 'DATA_MATCH'] },
  {
    code: 'KEPT_6',
    title: '6.5 weeks in work',
    price: 100_000n,
    after: 'JOB',
    fullTimeWeeks: '6.5',
    breakDays: 28,
    evidence: ['DOCUMENT', 'DATA_MATCH'],
  },
];

describe('the list of what is offered', () => {
  let database: TestDatabase;
  let scene: MatchScene;
  let agreementId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMatchScene(database.owner, null, { lines: WORK });
    agreementId = await scene.agreement({ evidence: [['KEPT_6', 'SUSTAINED']] });
  });
  afterAll(() => database.close());

  /** Somebody whose match offers one claim, and whose link worker that is. */
  async function offered(linkWorker: Person): Promise<{ participantId: string; offerId: string }> {
    const { id } = await scene.enrol();
    const claim = scene.input(id, { outcomeCode: 'JOB', achievedOn: calendarDate('2024-03-04') });
    granted(await submitClaim(scene.people.linkWorker, claim));
    await scene.told(agreementId, [id]);
    await database.owner.query('UPDATE participant SET link_worker_id = $2 WHERE id = $1', [
      id,
      linkWorker.personId,
    ]);
    const run = await scene.run({
      agreementId,
      extractId: await scene.extract(agreementId, []),
      pairs: [
        {
          participantId: id,
          recordId: `E-${id}`,
          record: {
            EMPLOYER: 'Mill & Co',
            STARTED_ON: '2024-03-04',
            WEEKLY_HOURS: '35',
            ENDED_ON: '2024-05-05',
          },
          verdict: 'MATCH',
        },
      ],
    });
    await takeEffectOfRun(systemActor(scene.partnershipId), run.runId);
    const [offer] = await list(scene.people.manager, { participantId: id });
    return { participantId: id, offerId: offer?.id ?? '' };
  }
  const list = async (actor: Person, more: Partial<Parameters<typeof matchOffers>[1]>) => {
    const { edges, totalCount } = await matchOffers(actor, { first: 20, count: true, ...more });
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }) => node);
  };
  const today = async (actor: Person) =>
    (await getToday(actor)).find(({ kind }) => kind === 'MATCHES_TO_CLAIM')?.count ?? 0;

  it('holds of one’s own just what Today counts: a link worker’s people, a manager’s provider', async () => {
    const { linkWorker, manager } = scene.people;
    const colleague = await scene.person('Northgate', 'LINK_WORKER');
    await offered(linkWorker);
    await offered(linkWorker);
    const other = await offered(colleague);
    const mine = await list(linkWorker, { mine: true });
    expect(mine).toHaveLength(2);
    expect(await today(linkWorker)).toBe(2);
    expect(mine.map(({ id }) => id)).not.toContain(other.offerId);
    // a colleague's is seen as well, where it is asked for
    expect((await list(linkWorker, {})).map(({ id }) => id)).toContain(other.offerId);
    expect((await list(linkWorker, { participantId: other.participantId })).length).toBe(1);
    expect(await list(manager, { mine: true })).toHaveLength(await today(manager));
    expect(await today(manager)).toBe(3);
  });

  it('tells of what is settled the latest first, by the day it was settled', async () => {
    const { linkWorker } = scene.people;
    const [first, second] = [await offered(linkWorker), await offered(linkWorker)];
    for (const { offerId } of [second, first])
      granted(await setMatchOfferAside(linkWorker, { id: offerId, reason: 'They were on unpaid leave.' }));
    const states = ['SET_ASIDE'] as const;
    expect((await list(linkWorker, { states })).map(({ id }) => id)).toEqual([first.offerId, second.offerId]);
    const page = await matchOffers(linkWorker, { first: 1, states });
    const next = await matchOffers(linkWorker, { first: 1, states, after: page.pageInfo.endCursor });
    expect(next.edges.map(({ node }) => node.id)).toEqual([second.offerId]);
  });
});
