import type { CalendarDate, Milestone } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** A judged milestone as its row says it. */
export interface MilestoneRow {
  readonly participant_id: string;
  readonly outcome_code: string;
  readonly provider_id: string;
  readonly tariff_id: string;
  readonly after_code: string;
  readonly started_on: CalendarDate;
  readonly claimed_for: CalendarDate | null;
  readonly state: Milestone['state'];
  readonly since: CalendarDate;
  readonly due_on: CalendarDate | null;
  readonly prompt_on: CalendarDate | null;
  readonly look_again_on: CalendarDate | null;
  readonly reason: string;
  readonly doubt: string | null;
  readonly progress_unit: string;
  readonly progress_done: string;
  readonly progress_of: string;
  readonly ready_to_claim: boolean;
}

/** What the rule found, as columns. */
export const judgedColumns = (milestone: Milestone) => ({
  state: milestone.state,
  since: milestone.since,
  due_on: milestone.dueOn,
  prompt_on: milestone.promptOn,
  look_again_on: milestone.lookAgainOn,
  reason: milestone.reason,
  doubt: milestone.doubt,
  progress_unit: milestone.progress.unit,
  progress_done: milestone.progress.done,
  progress_of: milestone.progress.of,
  ready_to_claim: milestone.readyToClaim,
});

const KEY = { participant_id: 'uuid', outcome_code: 'text' } as const;
const PLACED = {
  provider_id: 'uuid',
  tariff_id: 'uuid',
  after_code: 'text',
  started_on: 'date',
  claimed_for: 'date',
} as const;
const JUDGED = {
  state: 'text',
  since: 'date',
  due_on: 'date',
  prompt_on: 'date',
  look_again_on: 'date',
  reason: 'text',
  doubt: 'text',
  progress_unit: 'text',
  progress_done: 'numeric',
  progress_of: 'numeric',
  ready_to_claim: 'boolean',
} as const satisfies Record<keyof ReturnType<typeof judgedColumns>, string>;

const names = (...of: Readonly<Record<string, string>>[]): string[] => of.flatMap((one) => Object.keys(one));
const typed = (...of: Readonly<Record<string, string>>[]): string =>
  of.flatMap((one) => Object.entries(one).map(([name, type]) => `${name} ${type}`)).join(', ');
const each = (prefix: string, columns: readonly string[]): string =>
  columns.map((name) => `${prefix}.${name}`).join(', ');

const ALL = names(KEY, PLACED, JUDGED);
const CHANGES = names(PLACED, JUDGED);

/** A card that comes into force changes the terms: its first day is one to look again on. `$3` is today. */
const COMING = `coming AS MATERIALIZED (
    SELECT c.provider_id, min(c.effective_from) AS on_date FROM rate_card c
    WHERE c.partnership_id = $1 AND c.status = 'PUBLISHED' AND c.effective_from > $3::date GROUP BY c.provider_id)`;
const lookAgain = (providerId: string): string => `least(j.look_again_on,
    (SELECT min(c.on_date) FROM coming c WHERE c.provider_id IS NULL OR c.provider_id = ${providerId}))`;

const WRITE_ALL = `
  WITH ${COMING}, judged AS MATERIALIZED (
    SELECT ${ALL.map((name) => (name === 'look_again_on' ? `${lookAgain('j.provider_id')} AS ${name}` : `j.${name}`)).join(', ')}
    FROM json_to_recordset($2) AS j(${typed(KEY, PLACED, JUDGED)})
  ), gone AS (
    DELETE FROM milestone m WHERE m.partnership_id = $1 AND m.participant_id = ANY ($5::uuid[])
      AND NOT EXISTS (SELECT FROM judged j WHERE j.participant_id = m.participant_id AND j.outcome_code = m.outcome_code))
  INSERT INTO milestone AS m (partnership_id, judged_at, ${ALL.join(', ')})
  SELECT $1, $4, ${ALL.join(', ')} FROM judged ORDER BY participant_id, outcome_code
  ON CONFLICT (partnership_id, participant_id, outcome_code) DO UPDATE
    SET judged_at = EXCLUDED.judged_at, ${CHANGES.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}
    WHERE (${each('m', CHANGES)}) IS DISTINCT FROM (${each('EXCLUDED', CHANGES)})`;

/**
 * Writes what was judged of these participants, by one statement: rows that differ change, those that are no
 * milestone any more go, and the others are not touched.
 */
export async function writeMilestones(
  tenant: Tenant,
  participantIds: readonly string[],
  rows: readonly MilestoneRow[],
): Promise<void> {
  const values = [tenant.partnership.id, JSON.stringify(rows), tenant.today, tenant.now, participantIds];
  await tenant.execute(WRITE_ALL, values, { keepPlan: 'always' });
}

const REWRITTEN = names(JUDGED);
const REWRITE = `
  WITH ${COMING}
  UPDATE milestone m SET judged_at = $4, ${REWRITTEN.map(
    (name) => `${name} = ${name === 'look_again_on' ? lookAgain('m.provider_id') : `j.${name}`}`,
  ).join(', ')}
  FROM json_to_recordset($2) AS j(${typed(KEY, JUDGED)})
  WHERE m.partnership_id = $1 AND m.participant_id = j.participant_id AND m.outcome_code = j.outcome_code`;

export type JudgedAgain = Pick<MilestoneRow, 'participant_id' | 'outcome_code'> &
  ReturnType<typeof judgedColumns>;

/** Writes what time has changed of milestones that are there, by one statement. */
export async function rewriteMilestones(tenant: Tenant, rows: readonly JudgedAgain[]): Promise<number> {
  const values = [tenant.partnership.id, JSON.stringify(rows), tenant.today, tenant.now];
  return tenant.execute(REWRITE, values, { keepPlan: 'always' });
}
