import { EXTRACT_FIELDS, type ExtractColumns, type ExtractField } from '../../rules/index.js';

/** Which column holds what, as it is kept: the place, from 0, and the field; null: it is not used. */
export type Mapping = readonly (readonly [place: number, field: ExtractField | null])[];

export const mappingOf = (columns: ExtractColumns): Mapping => columns.map((field, place) => [place, field]);

/** A column that is not named is not used. */
export const columnsOf = (mapping: Mapping, headings: readonly string[]): ExtractColumns =>
  headings.map((_, place) => {
    const field = mapping.find(([at]) => at === place)?.[1] ?? null;
    return EXTRACT_FIELDS.find((one) => one === field) ?? null;
  });
