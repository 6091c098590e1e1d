export type { MeasuredPeriod } from './measured.js';
export { type ReferralMeasuresView, referralMeasures } from './referral-measures.js';
