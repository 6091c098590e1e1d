import type { CalendarDate } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** Somebody's latest score of one figure: what a caseload's weights look at. */
export interface LatestFigure {
  /** code of the instrument, whatever its version */
  readonly instrument: string;
  /** an area, or TOTAL */
  readonly figure: string;
  readonly score: number;
  readonly measuredOn: CalendarDate;
}

/**
 * SQL for the latest score of each figure of each participant, of the assessments `a`, instruments `i` and figures `s` that
 * a condition names; what was corrected since is left out. $1 is the partnership.
 */
export const latestFiguresWhere = (
  which: string,
): string => `SELECT DISTINCT ON (a.participant_id, i.code, s.code)
       a.participant_id AS "participantId", i.code AS instrument, s.code AS figure, s.score,
       a.measured_on AS "measuredOn"
     FROM assessment a
     JOIN instrument i ON i.partnership_id = a.partnership_id AND i.id = a.instrument_id
     CROSS JOIN LATERAL jsonb_to_recordset(a.scores) AS s(code text, score numeric)
     WHERE a.partnership_id = $1 AND ${which} AND s.score IS NOT NULL
       AND NOT EXISTS (SELECT FROM assessment l WHERE l.partnership_id = a.partnership_id AND l.corrects = a.id)
     ORDER BY a.participant_id, i.code, s.code, a.measured_on DESC, a.recorded_at DESC, a.id`;

/**
 * The latest score of each figure of each of these people, as far as the actor sees them: one statement however many.
 * Who was never measured has no entry.
 */
export async function latestFigures(
  tenant: Tenant,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LatestFigure[]>> {
  const rows = await tenant.listed<LatestFigure & { participantId: string }>(
    latestFiguresWhere('a.participant_id = ANY ($2)'),
    [tenant.partnership.id, participantIds],
  );
  const found = new Map<string, LatestFigure[]>();
  for (const { participantId, ...figure } of rows) {
    const own = found.get(participantId);
    if (own) own.push(figure);
    else found.set(participantId, [figure]);
  }
  return found;
}
