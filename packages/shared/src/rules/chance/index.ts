export { hypergeometric, momentsOf, tailsAt } from './distribution.js';
export { holm } from './holm.js';
export { asOthers, byChance, fromBothSides, type Stratum, shareByChance } from './strata.js';
