import { type Action, may, ROLES, type Role } from '@weft/shared';
import { matchPath } from 'react-router';

/** What one must be allowed to do, one of these, to find any use in a page; the first address that fits counts. */
const PAGES: readonly (readonly [address: string, ...actions: Action[]])[] = [
  ['referrals/new', 'refer'],
  ['referrals/own', 'ownReferrals'],
  ['referrals/files/*', 'referralFiles'],
  ['referrals/waiting', 'waitingList'],
  ['referrals/rule', 'allocationRule'],
  ['referrals/room', 'whoSupports'],
  ['watch', 'declineWatch'],
  ['referrals/*', 'referrals'],
  ['people/new', 'enrolParticipant'],
  ['people/hand-over', 'proposedMoves'],
  ['people/same', 'likelySame'],
  ['people/:id/merge/:otherId', 'mergePreview'],
  ['people/:id/correct', 'correctParticipant'],
  ['people/:id/plan', 'writePlan'],
  ['people/:id/assess', 'recordAssessment'],
  ['people/*', 'participants'],
  ['contacts/new', 'recordContact'],
  ['anchors/own', 'ownAnchors'],
  ['anchors/practices', 'importPractices'],
  ['anchors/:id/review', 'anchorPack'],
  ['anchors/*', 'anchors'],
  ['services', 'services'],
  ['groups/new', 'saveGroup'],
  ['groups/:id/edit', 'saveGroup'],
  ['groups/*', 'groups'],
  ['milestones', 'milestones'],
  ['measures', 'referralMeasures'],
  ['claims/new', 'submitClaim'],
  ['claims/*', 'claims'],
  ['verification/*', 'verifyClaim'],
  ['money', 'headroom'],
  ['money/forecast/new', 'recordForecast'],
  ['money/forecast', 'forecast'],
  ['money/shares', 'moneyFlows'],
  ['money/runs/new', 'runPayments'],
  ['money/runs/grant', 'recordGrant'],
  ['money/runs/*', 'runs'],
  ['money/statements/*', 'statements'],
  ['portfolio', 'portfolio'],
  ['rate-cards/new', 'draftRateCard'],
  ['rate-cards/:id/edit', 'draftRateCard'],
  ['rate-cards/*', 'rateCards'],
  ['funding/new', 'agreeFunding', 'proposeFunding'],
  ['funding/proposals/:id/edit', 'updateFundingProposal'],
  ['funding/proposals/*', 'fundingProposals'],
  ['funding/*', 'fundingAgreement'],
  ['settings/members/*', 'members'],
  ['settings/organisations/*', 'addOrganisation'],
  ['settings/decline-reasons', 'setDeclineReasons'],
  ['settings/self-referral', 'setSelfReferralPage'],
  ['settings/instruments/new', 'draftInstrument'],
  ['settings/instruments/:id/edit', 'draftInstrument'],
  ['settings/instruments/*', 'instruments'],
  ['settings/work', 'jobs'],
  ['settings/partnership', 'correctPartnership'],
  ['settings/signing-in', 'requireSecondFactor'],
  ['settings/words', 'addDeficitWord'],
  ['settings/safeguarding', 'safeguardingLeads'],
  ['settings/audit', 'openedRecords', 'auditTrail'],
  ['audit', 'auditSamples'],
];

/** Whose a page inside a partnership is, when it is not for somebody with these roles; null when it is, or is everybody's. */
export function rolesInstead(roles: readonly Role[], address: string): readonly Role[] | null {
  const path = address.replace(/\/+$/, '');
  const [, ...actions] = PAGES.find(([pattern]) => matchPath(`/${pattern}`, `/${path}`) !== null) ?? [''];
  if (actions.length === 0 || actions.some((action) => may(roles, action))) return null;
  return ROLES.filter((role) => actions.some((action) => may([role], action)));
}
