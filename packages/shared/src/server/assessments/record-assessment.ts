import { type CalendarDate, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { readParticipant } from '../participants/read-participant.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { AnsweredWay } from './assessment-view.js';
import { type AssessmentGiven, type Given, judgeGiven, loadAsked } from './judge-given.js';

export interface AssessmentInput extends AssessmentGiven {
  readonly participantId: string;
  /** the version that people are asked with now */
  readonly instrumentId: string;
  /** a UUID that the device chose before it sent this: sent twice, it is one assessment */
  readonly clientKey: string;
}

/** What records of the past say besides; the API never does. */
export interface PastAssessment extends AssessmentInput {
  readonly id?: string;
  readonly at?: Date;
}

/**
 * Records an assessment of a participant, scored at once by the version that they were asked with; partly answered, it
 * is kept as it is. What was recorded with the same client key stays, and is answered again.
 * @returns the participant; INVALID with the path ("answers.MONEY_1"), OUT_OF_RANGE for the day, WRONG_STATE for an
 *   instrument that is not in use
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export function recordAssessment(actor: Actor, input: AssessmentInput): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordAssessment');
    const [result] = await recordAssessmentsIn(tenant, [input]);
    if (isRefusal(result)) return result;
    const view = await readParticipant(tenant, input.participantId);
    if (!view) throw notFound();
    return view;
  });
}

/** Records many by four statements; for each, in the order given, its id or why it was refused. */
export async function recordAssessmentsIn(
  tenant: Tenant,
  inputs: readonly PastAssessment[],
): Promise<(string | Refusal)[]> {
  const asked = await loadAsked(tenant, inputs);
  const judged = inputs.map((input): Given | Refusal => {
    const { instrument, person } = asked.of(input);
    if (instrument.state !== 'IN_USE')
      return refuse(
        'WRONG_STATE',
        'This version of the instrument is not in use. Reload the page to get the one that is.',
        'instrumentId',
      );
    if (!isId(input.clientKey)) return refuse('INVALID', 'The key is to be a UUID.', 'clientKey');
    return judgeGiven(tenant, input, { instrument, person });
  });
  const given = judged.flatMap((one) => (isRefusal(one) ? [] : [one]));
  if (given.length === 0) return judged.filter(isRefusal);
  await insertAssessments(tenant, given);
  const ids = await idsByKey(tenant, given);
  return judged.map((one) => {
    if (isRefusal(one)) return one;
    const there = ids.get(one.clientKey);
    if (there?.participantId !== one.participantId || there.instrumentId !== one.instrumentId)
      return refuse('INVALID', 'Something else was sent with this key. Choose another one.', 'clientKey');
    return saysTheSame(there, one)
      ? there.id
      : refuse(
          'WRONG_STATE',
          'This had arrived already, as it was first answered, so the change was not taken. Correct it on the person’s page, and begin afresh here.',
          'clientKey',
        );
  });
}

/** Writes entries by one statement; those whose client key, or whose correction, is there already are left out. */
export const insertAssessments = (tenant: Tenant, given: readonly Given[]): Promise<number> =>
  tenant.execute(
    `INSERT INTO assessment (partnership_id, recorded_by, id, participant_id, instrument_id, corrects, measured_on,
       answered, answers, scores, note, client_key, recorded_at)
     SELECT $1, $2, x.* FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::date[], $8::text[], $9::jsonb[],
       $10::jsonb[], $11::text[], $12::uuid[], $13::timestamptz[]) AS x
     ON CONFLICT DO NOTHING`,
    [
      tenant.partnership.id,
      tenant.personId,
      given.map((one) => one.id),
      given.map((one) => one.participantId),
      given.map((one) => one.instrumentId),
      given.map((one) => one.corrects),
      given.map((one) => one.measuredOn),
      given.map((one) => one.answered),
      given.map((one) => (one.answers === null ? null : JSON.stringify(one.answers))),
      given.map((one) => (one.scores === null ? null : JSON.stringify(one.scores))),
      given.map((one) => one.note),
      given.map((one) => one.clientKey),
      given.map((one) => one.at),
    ],
    { keepPlan: 'always' },
  );

interface There {
  readonly id: string;
  readonly participantId: string;
  readonly instrumentId: string;
  readonly measuredOn: CalendarDate | null;
  readonly answered: AnsweredWay | null;
  readonly answers: Readonly<Record<string, number>> | null;
  readonly note: string | null;
}

/** Whether what is sent says what is there: whoever changed it meanwhile has to hear that this was not taken. */
function saysTheSame(there: There, sent: There): boolean {
  const said = ({ measuredOn, answered, answers, note }: There): string =>
    JSON.stringify([measuredOn, answered, Object.entries(answers ?? {}).sort(), note]);
  return said(there) === said(sent);
}

async function idsByKey(tenant: Tenant, given: readonly Given[]): Promise<ReadonlyMap<string, There>> {
  const rows = await tenant.rows<There & { key: string }>(
    `SELECT id, client_key AS key, participant_id AS "participantId", instrument_id AS "instrumentId",
       measured_on AS "measuredOn", answered, answers, note FROM assessment
     WHERE partnership_id = $1 AND recorded_by = $2 AND client_key = ANY ($3)`,
    [tenant.partnership.id, tenant.personId, given.map(({ clientKey }) => clientKey)],
    { keepPlan: 'always' },
  );
  return new Map(rows.map((row) => [row.key, row]));
}
