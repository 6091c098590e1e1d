import { randomUUID } from 'node:crypto';
import { type Instrument, TOTAL, writeInstrument } from '../../rules/index.js';
import {
  agreeMeasureRuleIn,
  correctAssessment,
  draftInstrumentIn,
  type PastAssessment,
  proposeMeasureRuleIn,
  putInstrumentToUseIn,
  recordAssessmentsIn,
} from '../assessments/index.js';
import { groupBy } from '../group-by.js';
import { withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import { TODAY } from './paperwork.js';
import { type ClaimedMeasures, measureKey, type PlannedAssessment } from './plan-assessments.js';
import { granted, type Stage } from './stage.js';

/** The backbone drafts an instrument and puts it in use; its id. */
export function introduce(stage: Stage, on: string, instrument: Instrument): Promise<string> {
  return withTenant(stage.actor('backbone', instant(on, 10)), async (tenant) => {
    tenant.must('putInstrumentToUse');
    const { id } = granted(await draftInstrumentIn(tenant, writeInstrument(instrument)));
    granted(await putInstrumentToUseIn(tenant, id));
    return id;
  });
}

/** The backbone drafts an instrument's next version, and leaves it there. */
export async function draftNext(stage: Stage, on: string, instrument: Instrument): Promise<void> {
  await withTenant(stage.actor('backbone', instant(on, 11)), async (tenant) => {
    tenant.must('draftInstrument');
    granted(await draftInstrumentIn(tenant, writeInstrument(instrument)));
  });
}

/** What an outcome asks of a measure: proposed, and agreed the week after. */
export async function agreeImprovement(
  stage: Stage,
  on: string,
  rule: {
    readonly outcomeCode: string;
    readonly effectiveFrom: PlannedAssessment['on'];
    readonly instrumentCode: string;
    readonly daysBetween: number;
    readonly daysAtMost: number;
  },
): Promise<void> {
  const id = await withTenant(stage.actor('backbone', instant(on, 10)), async (tenant) => {
    tenant.must('proposeMeasureRule');
    return granted(await proposeMeasureRuleIn(tenant, { ...rule, figure: TOTAL, improves: true })).id;
  });
  await withTenant(stage.actor('commissioner', instant(on, 15)), async (tenant) => {
    tenant.must('agreeMeasureRule');
    granted(await agreeMeasureRuleIn(tenant, id));
  });
}

/** Records assessments by the use case's set-based half, each person's by their own link worker. */
export async function measureAll(
  stage: Stage,
  instrumentId: string,
  planned: readonly PlannedAssessment[],
  enrolled: readonly Enrolled[],
): Promise<ClaimedMeasures> {
  const claimed = new Map<string, string>();
  const byWorker = groupBy(planned, ({ participant }) => enrolled[participant]?.linkWorker ?? '');
  for (const [linkWorker, theirs] of byWorker) {
    const last =
      theirs
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? '';
    const inputs = theirs.map(
      ({ participant, on, answers }, nth): PastAssessment => ({
        id: randomUUID(),
        participantId: enrolled[participant]?.id ?? '',
        instrumentId,
        clientKey: randomUUID(),
        measuredOn: on,
        answered: nth % 4 === 0 ? 'BY_THEMSELVES' : 'TOGETHER',
        answers,
        at: instant(on, 16, nth % 60, (nth * 7) % 60),
      }),
    );
    await withTenant(stage.actor(linkWorker, instant(last, 18)), async (tenant) => {
      tenant.must('recordAssessment');
      const results = await recordAssessmentsIn(tenant, inputs);
      for (const [nth, result] of results.entries()) {
        const id = granted(result);
        const { participant, claims } = theirs[nth] ?? { participant: -1, claims: [] };
        for (const outcomeCode of claims) claimed.set(measureKey(participant, outcomeCode), id);
      }
    });
  }
  await stage.workshop.owner.query('ANALYZE assessment');
  return claimed;
}

/** The answers of the latest measures on which a claim of this outcome rests are put right: their claims are flagged. */
export async function correctSome(
  stage: Stage,
  planned: readonly PlannedAssessment[],
  enrolled: readonly Enrolled[],
  measures: ClaimedMeasures,
  outcomeCode: string,
  many: number,
): Promise<void> {
  const wrong = planned.filter(({ claims }) => claims.includes(outcomeCode)).slice(-many);
  for (const [nth, { participant, on, answers }] of wrong.entries()) {
    const id = measures.get(measureKey(participant, outcomeCode)) ?? '';
    const linkWorker = enrolled[participant]?.linkWorker ?? '';
    const [first, ...others] = answers;
    if (!first) continue;
    const right = [{ ...first, value: first.value > 1 ? first.value - 1 : first.value + 1 }, ...others];
    granted(
      await correctAssessment(stage.actor(linkWorker, instant(TODAY, 11, nth)), {
        id,
        assessment: {
          measuredOn: on,
          answered: 'TOGETHER',
          answers: right,
          note: 'The first answer was typed wrongly.',
        },
      }),
    );
  }
}
