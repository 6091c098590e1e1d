import { EXTRACT_FIELDS, type ExtractColumns, type ExtractField } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** Which column holds what, as it is kept: the place, from 0, and the field; null: it is not used. */
export type Mapping = readonly (readonly [place: number, field: ExtractField | null])[];

export const mappingOf = (columns: ExtractColumns): Mapping => columns.map((field, place) => [place, field]);

/** A column that is not named is not used. */
export function columnsOf(mapping: Mapping, headings: readonly string[]): ExtractColumns {
  const fields = new Map(mapping);
  return headings.map((_, place) => EXTRACT_FIELDS.find((one) => one === fields.get(place)) ?? null);
}

/**
 * SQL: by which the same headings of an agreement are known again. Not the headings themselves: where a file has none,
 * they are somebody's record, which must not outlive the extract.
 */
export const headingsMark = (agreementId: string, headings: string): string =>
  `sha256(convert_to(${agreementId}::text || to_json(${headings}::text[])::text, 'UTF8'))`;

/** Remembers how the columns of an extract are read, for the next ones of its agreement with the same headings. */
export const rememberColumns = (
  system: Tenant,
  extractId: string,
  by: { readonly personId: string; readonly now: Date },
): Promise<number> =>
  system.execute(
    `INSERT INTO extract_mapping (partnership_id, agreement_id, headings_mark, mapping, chosen_by, chosen_at)
     SELECT partnership_id, agreement_id, ${headingsMark('agreement_id', 'headings')}, mapping, $3, $4 FROM extract WHERE partnership_id = $1 AND id = $2
     ON CONFLICT (partnership_id, agreement_id, headings_mark)
     DO UPDATE SET mapping = excluded.mapping, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
       WHERE extract_mapping.mapping <> excluded.mapping`,
    [system.partnership.id, extractId, by.personId, by.now],
  );
