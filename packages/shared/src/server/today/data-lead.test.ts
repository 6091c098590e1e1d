import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  granted,
  type MatchScene,
  makeMatchScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { decideMatch } from '../match-review/index.js';
import { type SharingTask, sharingAgreements } from '../sharing/index.js';
import { getToday, type TodayKind } from './index.js';

/** One field is different: 70 %, between these thresholds. */
const FOR_REVIEW = [0, 0, 2, 0];
const THRESHOLDS = { matchFrom: 0.95, reviewFrom: 0.05 };

describe('the day of who is named in an agreement on shared data', () => {
  let database: TestDatabase;
  let scene: MatchScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeMatchScene(database.owner);
  });
  afterAll(() => database.close());

  const line = async (actor: Person, kind: TodayKind) =>
    (await getToday(actor)).find((item) => item.kind === kind);
  const waits = async (actor: Person, kind: TodayKind) => (await line(actor, kind))?.count ?? 0;
  const listed = async (actor: Person, waiting: SharingTask) => {
    const { edges, totalCount } = await sharingAgreements(actor, { first: 25, count: true, waiting });
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }) => node.id);
  };
  /** A run that is done, with as many pairs for review; of people who were told. */
  const reviewed = async (agreementId: string, pairs: number, endedAt = new Date()) => {
    const extractId = await scene.extract(agreementId, []);
    const people: string[] = [];
    for (let nth = 0; nth < pairs; nth++) people.push((await scene.enrol()).id);
    await scene.told(agreementId, people);
    const run = await scene.run({
      agreementId,
      extractId,
      endedAt,
      ...THRESHOLDS,
      pairs: people.map((participantId, nth) => ({
        participantId,
        recordId: `R${nth}`,
        levels: FOR_REVIEW,
      })),
    });
    return { ...run, extractId, people };
  };
  const setExtract = (id: string, state: string) =>
    database.owner.query(
      'UPDATE extract SET state = $2, accepted_by = NULL, accepted_at = NULL WHERE id = $1',
      [id, state],
    );

  it('brings extracts that wait for a yes, or for what their columns hold, while the agreement holds', async () => {
    const agreementId = await scene.agreement();
    const [one, other] = [await scene.extract(agreementId, []), await scene.extract(agreementId, [])];
    expect(await waits(scene.dataLead, 'EXTRACTS_TO_ACCEPT')).toBe(0);
    await setExtract(one, 'CHECKED');
    await setExtract(other, 'UNREADABLE');
    expect(await waits(scene.dataLead, 'EXTRACTS_TO_ACCEPT')).toBe(2);
    expect(await waits(scene.otherLead, 'EXTRACTS_TO_ACCEPT')).toBe(0);
    expect(await waits(scene.people.backbone, 'EXTRACTS_TO_ACCEPT')).toBe(0);
    await setExtract(other, 'CHECKING');
    expect(await waits(scene.dataLead, 'EXTRACTS_TO_ACCEPT')).toBe(1);
    await scene.endAgreement(agreementId);
    expect(await waits(scene.dataLead, 'EXTRACTS_TO_ACCEPT')).toBe(0);
  });

  it('brings an agreement that came into force to who is named, until something has come in under it', async () => {
    const { dataLead, otherLead, people } = scene;
    expect(await waits(dataLead, 'EXTRACTS_TO_SEND')).toBe(0);
    const agreementId = await scene.agreement({ startsOn: '2024-02-01' });
    expect(await line(dataLead, 'EXTRACTS_TO_SEND')).toMatchObject({
      count: 1,
      onlyId: agreementId,
      agreementId,
    });
    expect(await listed(dataLead, 'EXTRACTS_TO_SEND')).toEqual([agreementId]);
    for (const actor of [otherLead, people.backbone, people.manager])
      expect(await waits(actor, 'EXTRACTS_TO_SEND')).toBe(0);
    // one that does not hold yet asks for nothing
    const later = await scene.agreement({ startsOn: '2099-01-01' });
    expect(await listed(dataLead, 'EXTRACTS_TO_SEND')).toEqual([agreementId]);
    // what was given up brought nothing
    const extractId = await scene.extract(agreementId, []);
    expect(await waits(dataLead, 'EXTRACTS_TO_SEND')).toBe(0);
    await setExtract(extractId, 'CANCELLED');
    expect(await waits(dataLead, 'EXTRACTS_TO_SEND')).toBe(1);
    for (const id of [agreementId, later]) await scene.endAgreement(id);
    expect(await waits(dataLead, 'EXTRACTS_TO_SEND')).toBe(0);
  });

  it('leads to the one thing that waits, to its agreement, or to the list of agreements under which they wait', async () => {
    const { dataLead, otherLead } = scene;
    const [here, there] = [await scene.agreement(), await scene.agreement()];
    const one = await scene.extract(here, []);
    await setExtract(one, 'CHECKED');
    expect(await line(dataLead, 'EXTRACTS_TO_ACCEPT')).toMatchObject({ onlyId: one, agreementId: here });
    await setExtract(await scene.extract(here, []), 'CHECKED');
    expect(await line(dataLead, 'EXTRACTS_TO_ACCEPT')).toMatchObject({ onlyId: null, agreementId: here });
    await setExtract(await scene.extract(there, []), 'UNREADABLE');
    expect(await line(dataLead, 'EXTRACTS_TO_ACCEPT')).toMatchObject({ onlyId: null, agreementId: null });
    expect(await listed(dataLead, 'EXTRACTS_TO_ACCEPT')).toEqual([there, here]);
    expect(await listed(otherLead, 'EXTRACTS_TO_ACCEPT')).toEqual([]);

    const { runId } = await reviewed(there, 1);
    expect(await line(dataLead, 'MATCH_RUNS_TO_REVIEW')).toMatchObject({ onlyId: runId, agreementId: there });
    expect(await listed(dataLead, 'MATCH_RUNS_TO_REVIEW')).toEqual([there]);
    expect(await listed(dataLead, 'MATCH_RUNS_TO_START')).toEqual([]);
    // no line about anything else leads to a thing of an agreement
    for (const { kind, onlyId } of await getToday(scene.people.backbone))
      expect([kind, onlyId]).toEqual([kind, null]);
    for (const id of [here, there]) await scene.endAgreement(id);
  });

  it('brings a run that is reckoned and not begun', async () => {
    const agreementId = await scene.agreement({ named: [scene.people.backbone] });
    const { runId } = await reviewed(agreementId, 0);
    await database.owner.query(
      `UPDATE match_run SET state = 'ESTIMATED', started_by = NULL, started_at = NULL, ended_at = NULL WHERE id = $1`,
      [runId],
    );
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_START')).toBe(1);
    expect(await waits(scene.people.backbone, 'MATCH_RUNS_TO_START')).toBe(1);
    expect(await waits(scene.otherLead, 'MATCH_RUNS_TO_START')).toBe(0);
    await scene.endAgreement(agreementId);
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_START')).toBe(0);
  });

  it('brings the latest run of an agreement until somebody has decided on each of its pairs', async () => {
    const agreementId = await scene.agreement();
    await reviewed(agreementId, 1, new Date(Date.now() - 86_400_000));
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_REVIEW')).toBe(1);
    const { pairIds, people } = await reviewed(agreementId, 2);
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_REVIEW')).toBe(1);
    expect(await waits(scene.otherLead, 'MATCH_RUNS_TO_REVIEW')).toBe(0);
    const say = async (decision: 'SAME' | 'OPEN', seen: 'SAME' | null) =>
      granted(await decideMatch(scene.dataLead, { pairId: pairIds[0] ?? '', decision, seen }));
    // the other one takes sharing back: nobody is asked about them
    await scene.told(agreementId, people.slice(1), 'TAKEN_BACK');
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_REVIEW')).toBe(1);
    await say('SAME', null);
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_REVIEW')).toBe(0);
    await say('OPEN', 'SAME');
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_REVIEW')).toBe(1);
    await scene.endAgreement(agreementId);
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_REVIEW')).toBe(0);
  });

  it('asks for no pair whose extract is deleted', async () => {
    const { extractId } = await reviewed(await scene.agreement(), 1);
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_REVIEW')).toBe(1);
    await database.owner.query(
      `UPDATE extract SET state = 'DELETED', deleted_at = now(), clean_key = NULL WHERE id = $1`,
      [extractId],
    );
    expect(await waits(scene.dataLead, 'MATCH_RUNS_TO_REVIEW')).toBe(0);
  });

  it('brings tables that are to leave to every data lead, and to nobody else', async () => {
    const { dataLead, otherLead, partnershipId, people } = scene;
    const project = await database.owner.query<{ id: string }>(
      `INSERT INTO analyst_project (partnership_id, title, purpose, lawful_basis, fields, from_day, until_day, approved_by,
         approved_at)
       VALUES ($1, 'Who stays', 'To learn', 'Public task', '{PROVIDER}', '2025-01-01', '2099-12-31', $2, now())
       RETURNING id`,
      [partnershipId, dataLead.personId],
    );
    const asks = (by: Person) =>
      database.owner.query(
        `INSERT INTO analyst_output (partnership_id, project_id, month, title, meant_for, asked, shown, asked_by, asked_at)
         VALUES ($1, $2, '2025-06-01', 'People', 'The report', '{}', '{}', $3, '2025-07-02')`,
        [partnershipId, project.rows[0]?.id, by.personId],
      );
    await asks(await scene.person('The university', 'ANALYST'));
    expect((await getToday(otherLead)).find(({ kind }) => kind === 'OUTPUTS_TO_RELEASE')).toMatchObject({
      count: 1,
      oldest: new Date('2025-07-02'),
    });
    // nobody looks at what they asked for themselves
    await asks(dataLead);
    expect(await waits(otherLead, 'OUTPUTS_TO_RELEASE')).toBe(2);
    expect(await waits(dataLead, 'OUTPUTS_TO_RELEASE')).toBe(1);
    expect(await waits(people.backbone, 'OUTPUTS_TO_RELEASE')).toBe(0);
    await database.owner.query(
      `UPDATE analyst_output SET state = 'RELEASED', decided_by = $2, decided_at = now() WHERE partnership_id = $1`,
      [partnershipId, otherLead.personId],
    );
    expect(await waits(otherLead, 'OUTPUTS_TO_RELEASE')).toBe(0);
  });
});
