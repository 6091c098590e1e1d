export type { EpisodeView } from './episode-view.js';
export { type EarlierReferralView, type KnownPersonView, knownPerson } from './known-person.js';
export { type RecognitionInput, recognisePerson, takeRecognitionBack } from './recognise-person.js';
export { supportEpisodes } from './support-episodes.js';
