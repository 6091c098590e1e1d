export { contradictionOf, type PeoplesFacts } from './contradiction-of.js';
export { type FactOf, type MatchedFacts, matchedFacts, NO_FACTS, provenFacts } from './matched-facts.js';
export { type MatchedRecord, type RecordOfPair, readMatchedRecord } from './matched-record.js';
export * from './wanted-offers.js';
