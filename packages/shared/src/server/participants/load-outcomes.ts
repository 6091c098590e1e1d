import type { CalendarDate, ClaimState, Cohort, LadderOutcome } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** One episode of support. */
export interface Episode {
  readonly id: string;
  readonly providerId: string;
  readonly anchorId: string | null;
  readonly cohort: Cohort;
  readonly enrolledOn: CalendarDate;
}

const group = <Row extends { participant_id: string }, Value>(
  rows: readonly Row[],
  read: (row: Row) => Value,
): Map<string, Value[]> => {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const values = groups.get(row.participant_id);
    if (values) values.push(read(row));
    else groups.set(row.participant_id, [read(row)]);
  }
  return groups;
};

/** Each participant's episodes of support, the first one first, whichever provider they were with. */
export async function loadEpisodes(
  tenant: Tenant,
  participantIds: readonly string[],
): Promise<Map<string, Episode[]>> {
  const rows = await tenant.rows<{
    participant_id: string;
    id: string;
    provider_id: string;
    anchor_id: string | null;
    cohort: Cohort;
    enrolled_on: CalendarDate;
  }>('SELECT * FROM app.enrolments_of($1) ORDER BY enrolled_on', [[...new Set(participantIds)]]);
  return group(rows, (row) => ({
    id: row.id,
    providerId: row.provider_id,
    anchorId: row.anchor_id,
    cohort: row.cohort,
    enrolledOn: row.enrolled_on,
  }));
}

/** Each participant's claims in whatever state, and baselines, whichever provider claimed them. */
export async function loadOutcomes(
  tenant: Tenant,
  participantIds: readonly string[],
): Promise<Map<string, LadderOutcome[]>> {
  const rows = await tenant.rows<{
    participant_id: string;
    claim_id: string | null;
    outcome_code: string;
    achieved_on: CalendarDate;
    state: ClaimState | 'BASELINE';
    reversal_pending: boolean;
  }>('SELECT * FROM app.outcomes_of($1)', [[...new Set(participantIds)]]);
  return group(rows, (row) => ({
    claimId: row.claim_id,
    outcomeCode: row.outcome_code,
    achievedOn: row.achieved_on,
    state: row.state,
    reversalPending: row.reversal_pending,
  }));
}
