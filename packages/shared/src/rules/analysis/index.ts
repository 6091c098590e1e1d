export { checkAsked } from './check-asked.js';
export { type AskedTable, type CutTable, cutTable, familiesNeeded, familyKey } from './cut-table.js';
export { birthBand, PROJECT_FIELDS, type ProjectField, VALUE_NOT_KNOWN } from './fields.js';
export { askedTableNote, askedTableTitle, FIELD_NAMES, fieldValueText } from './words.js';
