import { FIELD_NAMES, type ProjectField } from '@weft/shared';
import type { OutputState } from '../gql/graphql.js';

/** How a field is called as a heading, and what is in it. */
export const FIELD_WORDS: Readonly<Record<ProjectField, { readonly name: string; readonly what: string }>> = {
  BIRTH_BAND: { name: FIELD_NAMES.BIRTH_BAND, what: 'in bands of ten years' },
  PROVIDER: { name: FIELD_NAMES.PROVIDER, what: 'who supports them' },
  AREA: { name: FIELD_NAMES.AREA, what: 'the district of their anchor organisation' },
  COHORT: { name: FIELD_NAMES.COHORT, what: 'new or historic' },
  ENROLLED: { name: FIELD_NAMES.ENROLLED, what: 'the month in rows, the year in tables' },
  PHASE: { name: FIELD_NAMES.PHASE, what: 'active, monitoring or closed' },
  OUTCOME: { name: FIELD_NAMES.OUTCOME, what: 'with its month in rows; sensitive ones by their domain' },
};

export const STATE_WORDS: Readonly<Record<OutputState, string>> = {
  ASKED: 'Waits to be looked at',
  RELEASED: 'Released',
  REFUSED: 'Not released',
};
