import type { CalendarDate, Score } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';

export const ANSWERED_WAYS = ['TOGETHER', 'BY_THEMSELVES'] as const;
/** With the person, or by themselves. */
export type AnsweredWay = (typeof ANSWERED_WAYS)[number];

export interface AnswerView {
  readonly item: string;
  readonly value: number;
}

/** What was recorded once; a correction is an entry of its own. */
export interface AssessmentEntryView {
  readonly id: string;
  readonly measuredOn: CalendarDate;
  readonly answered: AnsweredWay;
  /** what was answered, in the instrument's order */
  readonly answers: readonly AnswerView[];
  /** each area, the whole last (code TOTAL) where there is one: by the version it was asked with, when it was recorded */
  readonly scores: readonly Score[];
  readonly note: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: PersonView | null;
}

/** An assessment as it stands. */
export interface AssessmentView extends AssessmentEntryView {
  readonly clientKey: string;
  readonly instrumentId: string;
  readonly instrumentCode: string;
  readonly instrumentTitle: string;
  readonly instrumentVersion: number;
  /** what it said before it was put right, the latest first */
  readonly former: readonly AssessmentEntryView[];
}

interface Row extends Omit<AssessmentView, 'measuredOn' | 'answers' | 'recordedAt' | 'former'> {
  readonly participantId: string;
  readonly corrects: string | null;
  /** null: withdrawn */
  readonly measuredOn: CalendarDate | null;
  readonly answers: Readonly<Record<string, number>> | null;
  readonly recordedAt: string;
}

/** The assessments that stand of each of these people, the earliest first: one statement. */
export async function readAssessments(
  tenant: Tenant,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AssessmentView[]>> {
  const rows = await tenant.listed<Row>(
    `SELECT a.id, a.participant_id AS "participantId", a.corrects, a.measured_on AS "measuredOn", a.answered, a.answers,
       a.scores, a.note, a.client_key AS "clientKey", a.recorded_at AS "recordedAt",
       ${personOf('a.recorded_by')} AS "recordedBy", i.id AS "instrumentId", i.code AS "instrumentCode",
       i.title AS "instrumentTitle", i.version AS "instrumentVersion"
     FROM assessment a JOIN instrument i ON i.partnership_id = a.partnership_id AND i.id = a.instrument_id
     WHERE a.partnership_id = $1 AND a.participant_id = ANY ($2)
     ORDER BY a.measured_on, a.recorded_at, a.id`,
    [tenant.partnership.id, participantIds],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const corrected = new Set(rows.map(({ corrects }) => corrects));
  const standing = new Map<string, AssessmentView[]>(participantIds.map((id) => [id.toLowerCase(), []]));
  for (const row of rows) {
    const entry = entryOf(row);
    if (!entry || corrected.has(row.id)) continue;
    const { clientKey, instrumentId, instrumentCode, instrumentTitle, instrumentVersion } = row;
    const of = { clientKey, instrumentId, instrumentCode, instrumentTitle, instrumentVersion };
    standing.get(row.participantId)?.push({ ...entry, ...of, former: formerOf(row, byId) });
  }
  return standing;
}

function entryOf({ measuredOn, answers, ...row }: Row): AssessmentEntryView | null {
  if (measuredOn === null || answers === null) return null;
  const { id, answered, scores, note, recordedBy } = row;
  const given = Object.entries(answers).map(([item, value]) => ({ item, value }));
  return {
    id,
    measuredOn,
    answered,
    answers: given,
    scores,
    note,
    recordedBy,
    recordedAt: new Date(row.recordedAt),
  };
}

function formerOf(row: Row, byId: ReadonlyMap<string, Row>): AssessmentEntryView[] {
  const before = row.corrects === null ? undefined : byId.get(row.corrects);
  const entry = before && entryOf(before);
  return before && entry ? [entry, ...formerOf(before, byId)] : [];
}
