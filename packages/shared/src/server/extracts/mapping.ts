import { EXTRACT_FIELDS, type ExtractColumns, type ExtractField } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** Which column holds what, as it is kept: the place, from 0, and the field; null: it is not used. */
export type Mapping = readonly (readonly [place: number, field: ExtractField | null])[];

export const mappingOf = (columns: ExtractColumns): Mapping => columns.map((field, place) => [place, field]);

/** A column that is not named is not used. */
export const columnsOf = (mapping: Mapping, headings: readonly string[]): ExtractColumns =>
  headings.map((_, place) => {
    const field = mapping.find(([at]) => at === place)?.[1] ?? null;
    return EXTRACT_FIELDS.find((one) => one === field) ?? null;
  });

/** Remembers how the columns of an extract are read, for the next ones of its agreement with the same headings. */
export const rememberColumns = (
  system: Tenant,
  extractId: string,
  by: { readonly personId: string; readonly now: Date },
): Promise<number> =>
  system.execute(
    `INSERT INTO extract_mapping (partnership_id, agreement_id, headings, mapping, chosen_by, chosen_at)
     SELECT partnership_id, agreement_id, headings, mapping, $3, $4 FROM extract WHERE partnership_id = $1 AND id = $2
     ON CONFLICT (partnership_id, agreement_id, headings)
     DO UPDATE SET mapping = excluded.mapping, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`,
    [system.partnership.id, extractId, by.personId, by.now],
  );
