export { acknowledgeReferral } from './acknowledge-referral.js';
export { declineReasons } from './decline-reasons.js';
export { exportOwnReferrals, exportReferrals } from './export-referrals.js';
export { REFERRAL_SORTS, type ReferralFilter, type ReferralsRequest, referrals } from './list-referrals.js';
export {
  type MovedReferralView,
  moveReferral,
  type PlainReferralVerb,
} from './move-referral.js';
export { type OwnReferralView, ownReferrals } from './own-referrals.js';
export { referral } from './read-referral.js';
export { type AgreementInput, recordAgreement } from './record-agreement.js';
export { type ReferInput, refer } from './refer.js';
export {
  REFERRAL_CHANNELS,
  type ReferralAgreementView,
  type ReferralChannel,
  type ReferralEventView,
  type ReferralView,
} from './referral-view.js';
export { type DeclineReasonList, setDeclineReasons } from './set-decline-reasons.js';
export { type StartSupportInput, startSupport } from './start-support.js';
export type { MoveReferralInput } from './write-moves.js';
