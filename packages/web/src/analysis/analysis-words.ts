import { MONTHS, type ProjectField } from '@weft/shared';
import { PHASE_WORDS } from '../app/words.js';
import type { OutputState } from '../gql/graphql.js';

/** How a field is called as a heading, and what is in it. */
export const FIELD_WORDS: Readonly<Record<ProjectField, { readonly name: string; readonly what: string }>> = {
  BIRTH_BAND: { name: 'Years of birth', what: 'in bands of ten years' },
  PROVIDER: { name: 'Provider', what: 'who supports them' },
  AREA: { name: 'Area', what: 'the district of their anchor organisation' },
  COHORT: { name: 'Cohort', what: 'new or historic' },
  ENROLLED: { name: 'Enrolled', what: 'the month in rows, the year in tables' },
  PHASE: { name: 'Phase', what: 'active, monitoring or closed' },
  OUTCOME: { name: 'Outcome reached', what: 'with its month in rows; sensitive ones by their domain' },
};

/** A value as people read it: phases and cohorts are codes in the data. */
export function valueText(field: ProjectField, value: string): string {
  if (field === 'PHASE' && value in PHASE_WORDS) return PHASE_WORDS[value as keyof typeof PHASE_WORDS].name;
  if (field === 'COHORT') return value === 'HISTORIC' ? 'Historic' : value === 'NEW' ? 'New' : value;
  return value;
}

/** 'March 2026' from '2026-03' or a day of it. */
export const monthText = (month: string): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;

export const STATE_WORDS: Readonly<Record<OutputState, string>> = {
  ASKED: 'Waits to be looked at',
  RELEASED: 'Released',
  REFUSED: 'Not released',
};
