import type { Person } from './filling.js';

const ASKED = { rows: 'PROVIDER', columns: 'COHORT', filterBy: null, filterValue: null };

interface Given {
  readonly people: Readonly<Record<'BACKBONE' | 'DATA_LEAD' | 'ANALYST', Person>>;
  /** a participant */
  readonly first: string;
  readonly at: Date;
}

/** An accredited analyst in an approved project, the rows of a month, and a table that somebody wants to take along, which is returned. */
export async function fillAnalysis(
  insert: (table: string, row: Record<string, unknown>) => Promise<string>,
  { people, first, at }: Given,
): Promise<string> {
  await insert('suppression_choice', {
    profile: 'USUAL',
    from_day: '2026-01-01',
    chosen_by: people.BACKBONE.personId,
    chosen_at: at,
  });
  await insert('analyst_accreditation', {
    person_id: people.ANALYST.personId,
    accredited_by: 'The university',
    from_day: '2020-01-01',
    until_day: '2039-12-31',
    recorded_by: people.DATA_LEAD.personId,
    recorded_at: at,
  });
  const project = await insert('analyst_project', {
    title: 'Who stays in a home',
    purpose: 'To learn for whom a home lasts',
    lawful_basis: 'Public task',
    fields: ['PROVIDER', 'COHORT', 'OUTCOME'],
    from_day: '2020-01-01',
    until_day: '2039-12-31',
    approved_by: people.DATA_LEAD.personId,
    approved_at: at,
  });
  await insert('analyst_project_member', { project_id: project, person_id: people.ANALYST.personId });
  // of a month that is over: the one of today is made by whoever asks first
  const month = '2025-12-01';
  await insert('analyst_snapshot', { month, profile: 'USUAL', made_at: at });
  await insert('analyst_row', {
    month,
    participant_id: first,
    birth_band: 'Not known',
    provider: 'First provider',
    area: 'Not known',
    cohort: 'NEW',
    enrolled: '2025-01',
    phase: 'ACTIVE',
    outcomes: '[]',
  });
  await insert('analyst_cube', { month, dimensions: '', cells: '[]' });
  return insert('analyst_output', {
    project_id: project,
    month,
    title: 'Providers by cohort',
    meant_for: 'A report to the council',
    asked: JSON.stringify(ASKED),
    shown: JSON.stringify({
      asked: ASKED,
      month,
      columns: ['NEW'],
      rows: [{ value: 'First provider', counts: [null], all: null }],
      columnTotals: [null],
      all: null,
      largestHidden: 7,
      roundedTo: 5,
      choices: [],
    }),
    asked_by: people.ANALYST.personId,
    asked_at: at,
  });
}
