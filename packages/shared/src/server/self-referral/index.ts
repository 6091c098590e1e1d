export {
  type PublicPage,
  publicPage,
  type ReferMyselfInput,
  referMyself,
  type SelfReferralHolds,
} from './refer-myself.js';
export { selfReferralPage, setSelfReferralPage } from './self-referral-page.js';
