export { cleanForEncoding } from './clean-value.js';
export { type KeyedPlaces, recordEncoder } from './encode-record.js';
export { type EncodedRow, encodedRowOf, encodedRowReader } from './encoded-row.js';
export {
  type EncodingHeader,
  isEncoded,
  readEncodingHeader,
  type TwoFiles,
  whyNotComparable,
  writeEncodingHeader,
} from './encoding-header.js';
export {
  type EncodingSettings,
  type FieldGroup,
  type FieldSources,
  readEncodingSettings,
  settingsAsText,
  USUAL_ENCODING,
} from './encoding-settings.js';
export { findFields, type GivenColumns } from './find-fields.js';
