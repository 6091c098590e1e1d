import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, TOTAL, writeInstrument } from '../../rules/index.js';
import {
  type ClaimScene,
  countStatements,
  granted,
  makeClaimScene,
  type TestDatabase,
  TWO,
  testDatabase,
} from '../../testing/index.js';
import { claim, claims, resubmitClaim, returnClaim, submitClaim } from '../claims/index.js';
import { withTenant } from '../tenancy/index.js';
import { getToday } from '../today/index.js';
import {
  type AssessmentInput,
  agreeMeasureRule,
  assessmentsOf,
  correctAssessment,
  discardInstrumentDraft,
  discardMeasureRule,
  draftInstrument,
  instruments,
  latestFigures,
  measureRules,
  proposeMeasureRule,
  putInstrumentToUse,
  recordAssessment,
  takeInstrumentOutOfUse,
  updateInstrumentDraft,
} from './index.js';

describe('assessments', () => {
  let database: TestDatabase;
  let scene: ClaimScene;
  let instrumentId: string;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
    const { backbone } = scene.people;
    instrumentId = granted(await draftInstrument(backbone, { content: writeInstrument(TWO) })).id;
    granted(await putInstrumentToUse(backbone, instrumentId));
  });
  afterAll(() => database.close());

  const input = (participantId: string, given: Partial<AssessmentInput> = {}): AssessmentInput => ({
    participantId,
    instrumentId,
    measuredOn: calendarDate('2024-02-01'),
    answered: 'TOGETHER',
    answers: [{ item: 'Q1', value: 2 }],
    clientKey: randomUUID(),
    ...given,
  });
  const measure = async (participantId: string, on: string, value: number): Promise<string> => {
    const answers = [
      { item: 'Q0', value },
      { item: 'Q1', value },
    ];
    const given = input(participantId, { measuredOn: calendarDate(on), answers });
    granted(await recordAssessment(scene.people.linkWorker, given));
    const there = await assessmentsOf(scene.people.linkWorker, [participantId]);
    return there.get(participantId)?.find(({ clientKey }) => clientKey === given.clientKey)?.id ?? '';
  };
  const standing = async (participantId: string) =>
    (await assessmentsOf(scene.people.linkWorker, [participantId])).get(participantId) ?? [];

  it('are asked with a version that never changes once it is in use', async () => {
    const { backbone, linkWorker } = scene.people;
    const next = granted(
      await draftInstrument(backbone, { content: writeInstrument({ ...TWO, code: 'NEXT' }) }),
    );
    expect(await draftInstrument(backbone, { content: next.content })).toMatchObject({ code: 'WRONG_STATE' });
    expect(await draftInstrument(backbone, { content: '{}' })).toMatchObject({
      code: 'INVALID',
      field: 'code',
    });
    const renamed = {
      id: next.id,
      content: writeInstrument({ ...TWO, code: 'NEXT', title: 'Better words' }),
    };
    expect(granted(await updateInstrumentDraft(backbone, renamed)).title).toBe('Better words');
    expect(
      await updateInstrumentDraft(backbone, { id: next.id, content: writeInstrument(TWO) }),
    ).toMatchObject({
      field: 'code',
    });
    const seenBy = async (who: typeof backbone) =>
      (await instruments(who)).map(({ instrumentCode, state }) => `${instrumentCode} ${state}`);
    expect(await seenBy(backbone)).toEqual(['NEXT DRAFT', 'TWO IN_USE']);
    expect(await seenBy(linkWorker)).toEqual(['TWO IN_USE']);
    granted(await putInstrumentToUse(backbone, next.id));
    expect(await updateInstrumentDraft(backbone, renamed)).toMatchObject({ code: 'WRONG_STATE' });
    // the second lock, which the owner of the database does not pass either
    await expect(
      database.owner.query(`UPDATE instrument SET title = 'Other' WHERE id = $1`, [next.id]),
    ).rejects.toThrow(/never changes/);
    const second = granted(await draftInstrument(backbone, { content: next.content }));
    expect(second.version).toBe(2);
    granted(await putInstrumentToUse(backbone, second.id));
    expect(await seenBy(backbone)).toEqual(['NEXT IN_USE', 'NEXT OUT_OF_USE', 'TWO IN_USE']);
    granted(await takeInstrumentOutOfUse(backbone, second.id));
    // a draft is thrown away as if it had never been, and nothing else is
    const third = granted(await draftInstrument(backbone, { content: next.content }));
    await expect(discardInstrumentDraft(linkWorker, third.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(granted(await discardInstrumentDraft(backbone, third.id)).version).toBe(3);
    await expect(discardInstrumentDraft(backbone, third.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const id of [next.id, second.id]) {
      expect(await discardInstrumentDraft(backbone, id)).toMatchObject({ code: 'WRONG_STATE' });
      expect(
        await withTenant(backbone, (tenant) =>
          tenant.execute('DELETE FROM instrument WHERE partnership_id = $1 AND id = $2', [
            scene.partnershipId,
            id,
          ]),
        ),
      ).toBe(0);
    }
    expect(granted(await draftInstrument(backbone, { content: next.content })).version).toBe(3);
    await expect(draftInstrument(linkWorker, { content: next.content })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('are scored when they are recorded, partly answered ones too, and sent twice are one', async () => {
    const { id } = await scene.enrol({ birthDate: calendarDate('1990-05-05') });
    const { linkWorker } = scene.people;
    const partly = input(id, { note: 'In the garden.' });
    granted(await recordAssessment(linkWorker, partly));
    granted(await recordAssessment(linkWorker, partly));
    expect(await standing(id)).toMatchObject([
      {
        answers: [{ item: 'Q1', value: 2 }],
        scores: [{ code: TOTAL, answered: 1, of: 2, score: 2 }],
        note: 'In the garden.',
        instrumentVersion: 1,
        former: [],
      },
    ]);
    // whoever changed it while the answer was lost on the way hears that this was not taken
    for (const changed of [
      { answers: [{ item: 'Q1', value: 1 }] },
      { note: null },
      { answered: 'BY_THEMSELVES' },
    ] as const)
      expect(await recordAssessment(linkWorker, { ...partly, ...changed })).toMatchObject({
        code: 'WRONG_STATE',
        field: 'clientKey',
      });
    const other = await scene.enrol();
    expect(await recordAssessment(linkWorker, { ...partly, participantId: other.id })).toMatchObject({
      code: 'INVALID',
      field: 'clientKey',
    });
    const refused = async (given: Partial<AssessmentInput>) => {
      const result = await recordAssessment(linkWorker, input(id, given));
      return isRefusal(result) ? `${result.code} ${result.field}` : 'recorded';
    };
    expect(await refused({ measuredOn: calendarDate('2999-01-01') })).toBe('OUT_OF_RANGE measuredOn');
    expect(await refused({ measuredOn: calendarDate('1990-05-04') })).toBe('OUT_OF_RANGE measuredOn');
    expect(await refused({ answers: [] })).toBe('INVALID answers');
    expect(await refused({ answers: [{ item: 'Q0', value: 9 }] })).toBe('INVALID answers.Q0');
    expect(
      await refused({
        answers: [
          { item: 'Q0', value: 1 },
          { item: 'Q0', value: 2 },
        ],
      }),
    ).toBe('INVALID answers');
    expect(await refused({ clientKey: 'mine' })).toBe('INVALID clientKey');
    const [retired] = (await instruments(linkWorker)).filter(({ state }) => state === 'OUT_OF_USE');
    expect(await refused({ instrumentId: retired?.id ?? '' })).toBe('WRONG_STATE instrumentId');
  });

  it('are corrected by an entry of their own, and are for those who work with the person', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, verifier, backbone } = scene.people;
    const wrong = await measure(id, '2024-02-01', 2);
    const assessment = {
      measuredOn: calendarDate('2024-02-03'),
      answered: 'BY_THEMSELVES',
      answers: [{ item: 'Q0', value: 5 }],
    } as const;
    granted(await correctAssessment(linkWorker, { id: wrong, assessment }));
    expect(await correctAssessment(backbone, { id: wrong })).toMatchObject({ code: 'WRONG_STATE' });
    const [now] = await standing(id);
    expect(now).toMatchObject({
      measuredOn: '2024-02-03',
      scores: [{ score: 5 }],
      former: [{ id: wrong, scores: [{ score: 2 }] }],
    });
    expect((await assessmentsOf(verifier, [id])).size).toBe(0);
    const stranger = await scene.person('Another provider', 'LINK_WORKER');
    expect((await assessmentsOf(stranger, [id])).get(id)).toEqual([]);
    await expect(recordAssessment(stranger, input(id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(correctAssessment(stranger, { id: now?.id ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    granted(await correctAssessment(backbone, { id: now?.id ?? '' }));
    expect(await standing(id)).toEqual([]);
  });

  it('give the latest figure of each person by one statement', async () => {
    const people = [await scene.enrol(), await scene.enrol(), await scene.enrol()].map(({ id }) => id);
    const [one = '', two = ''] = people;
    await measure(one, '2024-03-01', 4);
    await measure(one, '2024-02-01', 2);
    granted(await correctAssessment(scene.people.linkWorker, { id: await measure(two, '2024-03-01', 4) }));
    await measure(two, '2024-02-01', 1);
    const figures = await withTenant(scene.people.linkWorker, (tenant) => latestFigures(tenant, people));
    expect(
      [...figures]
        .map(([id, [first]]) => [people.indexOf(id), first?.instrument, first?.figure, first?.score])
        .sort(),
    ).toEqual([
      [0, 'TWO', TOTAL, 4],
      [1, 'TWO', TOTAL, 1],
    ]);
    const cost = (ids: string[]) =>
      countStatements(() => withTenant(scene.people.linkWorker, (tenant) => latestFigures(tenant, ids)));
    expect(await cost(people)).toBe(await cost([one]));
  });

  describe('as evidence', () => {
    const WELL = { outcomeCode: 'WELL', achievedOn: calendarDate('2024-09-01') } as const;
    const claiming = (participantId: string, assessmentId: string, given: object = {}) =>
      submitClaim(
        scene.people.linkWorker,
        scene.input(participantId, { ...WELL, evidence: [{ kind: 'ASSESSMENT', assessmentId }], ...given }),
      );

    it('show a verifier figures and days, never answers or words, and flag the claim when they are corrected', async () => {
      const { id } = await scene.enrol();
      const { verifier, backbone, linkWorker } = scene.people;
      const assessment = await measure(id, '2024-08-30', 4);
      const other = await measure((await scene.enrol()).id, '2024-08-30', 4);
      expect(await claiming(id, other)).toMatchObject({ code: 'INVALID', field: 'evidence.0.assessmentId' });
      expect(await claiming(id, assessment, { achievedOn: calendarDate('2024-08-01') })).toMatchObject({
        code: 'EVIDENCE_MISSING',
      });
      expect(
        await claiming(id, assessment, {
          evidence: [{ kind: 'ASSESSMENT', assessmentId: assessment, statement: 'Well.' }],
        }),
      ).toMatchObject({ field: 'evidence.0.statement' });
      const submitted = granted(await claiming(id, assessment));
      const seen = await claim(verifier, submitted.id);
      expect(seen).toMatchObject({
        restsOnCorrected: false,
        evidence: [
          {
            statement: 'Two questions on 30 August 2024: Both 4.',
            measure: {
              instrument: 'Two questions',
              measuredOn: '2024-08-30',
              figures: [{ score: 4, first: null }],
              correctedAt: null,
            },
          },
        ],
      });
      expect(
        JSON.stringify(seen, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
      ).not.toContain('Q0');
      granted(await correctAssessment(backbone, { id: assessment }));
      expect(await claim(verifier, submitted.id)).toMatchObject({
        state: 'SUBMITTED',
        restsOnCorrected: true,
        evidence: [{ measure: { figures: [{ score: 4 }], correctedAt: expect.any(Date) } }],
      });
      for (const filter of [{ restsOnCorrected: true }, { flagged: true }]) {
        const flagged = await claims(linkWorker, { first: 10, filter });
        expect(flagged.edges.map(({ node }) => node.id)).toEqual([submitted.id]);
      }
      const toLookAt = async () =>
        (await getToday(backbone)).find(({ kind }) => kind === 'CLAIMS_TO_LOOK_AT_AGAIN')?.count ?? 0;
      expect(await toLookAt()).toBe(1);
      // it names nothing that stands any more
      granted(await returnClaim(backbone, { id: submitted.id, reason: 'Look again.' }));
      expect(await toLookAt()).toBe(0);
      const again = {
        id: submitted.id,
        evidence: [{ kind: 'ASSESSMENT', assessmentId: assessment }],
      } as const;
      expect(await resubmitClaim(linkWorker, again)).toMatchObject({ field: 'evidence.0.assessmentId' });
      const anew = await measure(id, '2024-08-31', 5);
      const mended = granted(
        await resubmitClaim(linkWorker, { ...again, evidence: [{ kind: 'ASSESSMENT', assessmentId: anew }] }),
      );
      expect(mended.evidence).toHaveLength(2);
    });

    it('show what the partners agreed on: improvement, from the first to the latest', async () => {
      const { backbone, commissioner, linkWorker } = scene.people;
      const rule = {
        outcomeCode: 'WELL',
        effectiveFrom: calendarDate('2025-01-01'),
        instrumentCode: 'TWO',
        figure: TOTAL,
        improves: true,
        betterBy: '1.5',
        daysBetween: 150,
      };
      expect(await proposeMeasureRule(backbone, { ...rule, outcomeCode: 'ENTRY' })).toMatchObject({
        field: 'outcomeCode',
      });
      expect(await proposeMeasureRule(backbone, { ...rule, figure: 'MONEY' })).toMatchObject({
        field: 'figure',
      });
      expect(await proposeMeasureRule(backbone, { ...rule, betterBy: '1e3' })).toMatchObject({
        field: 'betterBy',
      });
      const early = granted(
        await proposeMeasureRule(backbone, { ...rule, effectiveFrom: calendarDate('2024-01-01') }),
      );
      const proposed = granted(await proposeMeasureRule(backbone, rule));
      expect((await measureRules(linkWorker)).length).toBe(0);
      // behind a live claim of the test before
      expect(await agreeMeasureRule(commissioner, early.id)).toMatchObject({ code: 'IN_USE' });
      const toAgree = async () =>
        (await getToday(commissioner)).find(({ kind }) => kind === 'MEASURE_RULES_TO_AGREE')?.count ?? 0;
      expect(await toAgree()).toBe(2);
      await expect(discardMeasureRule(commissioner, early.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      granted(await discardMeasureRule(backbone, early.id));
      expect(await toAgree()).toBe(1);
      expect(granted(await agreeMeasureRule(commissioner, proposed.id))).toMatchObject({
        outcomeTitle: 'Wellbeing',
        figureTitle: 'Both',
        betterBy: '1.50',
      });
      expect(await agreeMeasureRule(commissioner, proposed.id)).toMatchObject({ code: 'WRONG_STATE' });
      expect(await discardMeasureRule(backbone, proposed.id)).toMatchObject({ code: 'WRONG_STATE' });
      expect([await toAgree(), (await measureRules(linkWorker)).length]).toEqual([0, 1]);

      const { id } = await scene.enrol();
      const first = await measure(id, '2024-07-01', 2);
      const on = { achievedOn: calendarDate('2025-02-01') };
      const words = { ...on, evidence: [{ kind: 'ASSESSMENT', statement: 'Much better.' }] };
      expect(await claiming(id, '', words)).toMatchObject({ code: 'EVIDENCE_MISSING', field: 'evidence' });
      expect(await claiming(id, first, on)).toMatchObject({
        code: 'EVIDENCE_MISSING',
        field: 'evidence.0.assessmentId',
      });
      const second = await measure(id, '2025-01-20', 4);
      const submitted = granted(await claiming(id, second, on));
      expect(submitted.evidence[0]).toMatchObject({
        statement:
          'Two questions on 20 January 2025: Both 4, from 2 on 1 July 2024, which is 2 points better.',
        measure: {
          firstOn: '2024-07-01',
          figures: [{ first: 2, score: 4, difference: 2, direction: 'BETTER' }],
        },
      });
      // before that day words are enough
      const { id: earlier } = await scene.enrol();
      granted(await claiming(earlier, '', { ...words, ...WELL }));
      // the first of the pair counts as well
      granted(await correctAssessment(linkWorker, { id: first }));
      expect(await claim(backbone, submitted.id)).toMatchObject({
        restsOnCorrected: true,
        state: 'SUBMITTED',
      });
    });
  });
});
