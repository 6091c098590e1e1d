export { claimMatchOffer } from './claim-offer.js';
export { effectsOfMatchRun, type RunEffectView } from './effects-of-run.js';
export { type MatchOffersRequest, matchOffers } from './list-offers.js';
export * from './offer-view.js';
export { setMatchOfferAside } from './set-offer-aside.js';
export { takeEffect } from './take-effect.js';
export { sweepMatchedEvidence, takeEffectOfRun } from './take-effect-of-run.js';
export { wayOfEvidence } from './way-of-evidence.js';
