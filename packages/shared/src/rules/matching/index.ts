export { NO_VALUES, SUFFIXES, TITLES } from './clean-name.js';
export {
  type CleanPerson,
  cleanPerson,
  MATCH_FIELDS,
  type MatchField,
  type PersonAsWritten,
} from './clean-person.js';
export type { MatchStep } from './compare-people.js';
export { edits } from './edits.js';
export * from './encoding/index.js';
export * from './evidence/index.js';
export {
  type FilingKey,
  filingKeys,
  type KeyKind,
  keysToAsk,
  MOST_UNDER_A_KEY,
  narrowKeys,
} from './filing-keys.js';
export { jaroWinkler } from './jaro-winkler.js';
export { firstKeys, keyNumber, keysBeside } from './keys-beside.js';
export type { Comparison, Known, Level, LevelName, Likeness } from './levels.js';
export * from './linkage/index.js';
export { type MatchingSettings, USUAL_MATCHING } from './matching-settings.js';
export {
  AFTER_O,
  APOSTROPHES_OF_NAMES,
  BEFORE_FAMILY_NAME,
  LONGEST_NAME,
  NAME_PARTS,
  type NamePart,
  partName,
  partOf,
  SURE_O,
  TITLES_BETWEEN_COMMAS,
} from './part-name.js';
export * from './review/index.js';
export { isEnoughToAsk, type MatchScore, type MatchVerdict, scorePair } from './score-pair.js';
export type { Shares } from './shares.js';
export { COMMON_SHORT_FORMS, type ShortForms, shortFormsFrom } from './short-forms.js';
export { soundex, soundOfName } from './sound-of-name.js';
