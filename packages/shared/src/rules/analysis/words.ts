import { PHASE_NAMES } from '../support/index.js';
import type { ProjectField } from './fields.js';

/** What a field of a project is called as a heading. */
export const FIELD_NAMES: Readonly<Record<ProjectField, string>> = {
  BIRTH_BAND: 'Years of birth',
  PROVIDER: 'Provider',
  AREA: 'Area',
  COHORT: 'Cohort',
  ENROLLED: 'Enrolled',
  PHASE: 'Phase',
  OUTCOME: 'Outcome reached',
};

const COHORTS: Readonly<Record<string, string>> = { HISTORIC: 'Historic', NEW: 'New' };
const PHASES: Readonly<Record<string, string>> = PHASE_NAMES;

/** A field's value as people read it, on screen and in a file: phases and cohorts are codes in the data. */
export function fieldValueText(field: ProjectField, value: string): string {
  if (field === 'PHASE') return PHASES[value] ?? value;
  if (field === 'COHORT') return COHORTS[value] ?? value;
  return value;
}

/** A table that was asked for; what was left out may also not be there. */
interface Asked {
  readonly rows: ProjectField;
  readonly columns?: ProjectField | null | undefined;
  readonly filterBy?: ProjectField | null | undefined;
  readonly filterValue?: string | null | undefined;
}

/** 'People by provider and cohort; phase: Active' */
export function askedTableTitle({ rows, columns, filterBy, filterValue }: Asked): string {
  const name = (field: ProjectField): string => FIELD_NAMES[field].toLowerCase();
  const head = `People by ${name(rows)}${columns ? ` and ${name(columns)}` : ''}`;
  return filterBy && filterValue != null
    ? `${head}; ${name(filterBy)}: ${fieldValueText(filterBy, filterValue)}`
    : head;
}

/** What a reader of a table has to know besides what is hidden. */
export const askedTableNote = ({ rows, columns }: Asked): string =>
  `Each count is rounded by itself, so rows and columns need not add up.${
    rows === 'OUTCOME' || columns === 'OUTCOME' ? ' People may have reached several outcomes, or none.' : ''
  }`;
