import { type Refusal, refuse } from '../refusals/index.js';
import type { AskedTable } from './cut-table.js';
import type { ProjectField } from './fields.js';

/**
 * What is wrong with a table that is asked for: a field that the project is not approved for, or twice the same one.
 * @returns INVALID with its field (rows, columns, filterBy, filterValue); null: nothing
 */
export function checkAsked(
  { rows, columns, filterBy, filterValue }: AskedTable,
  approved: readonly ProjectField[],
): Refusal | null {
  for (const [name, field] of Object.entries({ rows, columns, filterBy }))
    if (field !== null && !approved.includes(field))
      return refuse('INVALID', 'The project is not approved for this.', name);
  if (columns === rows) return refuse('INVALID', 'Choose something else than the rows.', 'columns');
  if (filterBy !== null && (filterBy === rows || filterBy === columns))
    return refuse('INVALID', 'Choose something that is neither in the rows nor in the columns.', 'filterBy');
  if ((filterBy === null) !== (filterValue === null))
    return refuse('INVALID', 'Choose of whom the table is.', 'filterValue');
  return null;
}
