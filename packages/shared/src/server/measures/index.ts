export type { MeasuredPeriod } from './read-figures.js';
export { type ReferralMeasuresView, referralMeasures } from './referral-measures.js';
