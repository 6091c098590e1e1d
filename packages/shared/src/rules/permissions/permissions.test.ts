import { describe, expect, it } from 'vitest';
import { checkRolesAt, ORGANISATION_KINDS, roleFits } from './organisation-kinds.js';
import { type Action, may, PERMISSIONS } from './permissions.js';
import { isProviderRole, parseRole, ROLES, type Role } from './roles.js';
import { worksWithEverybody, worksWithParticipants } from './works-with.js';

const actions = Object.keys(PERMISSIONS) as Action[];
const allowedTo = (role: Role): Action[] => actions.filter((action) => may([role], action));

/** Everybody who is told of something reads and chooses their own. */
const TOLD: readonly Action[] = [
  'notifications',
  'unreadNotifications',
  'notificationChoices',
  'markNotification',
  'markAllNotifications',
  'chooseNotifications',
];

describe('what each role may do', () => {
  it('lets a link worker record outcomes and nothing about money', () => {
    expect(allowedTo('LINK_WORKER').sort()).toEqual(
      [
        'enrolParticipant',
        'correctParticipant',
        'refer',
        'startSupport',
        'recordAgreement',
        'referrals',
        'ownReferrals',
        'declineReasons',
        'triage',
        'hubLists',
        'whoSupports',
        'submitClaim',
        'resubmitClaim',
        'answerAboutClaim',
        'uploadEvidence',
        'suppressionRules',
        'organisations',
        'rateCards',
        'participants',
        'claims',
        'recordStatus',
        'recordHours',
        'correctStatus',
        'milestones',
        'recordContact',
        'correctContact',
        'contacts',
        'signatureWordings',
        'recordSignature',
        'signedStatements',
        'groups',
        'saveGroup',
        'recordSitting',
        'writePlan',
        'changePhase',
        'closeSupport',
        'reopenSupport',
        'moveParticipants',
        'proposedMoves',
        'story',
        'supportEpisodes',
        'knownPerson',
        'recordCircumstance',
        'removeCircumstance',
        'circumstances',
        'askForTransfer',
        'takeOnTransfer',
        'withdrawTransfer',
        'transfers',
        'participantTransfers',
        'askForJointWork',
        'withdrawJointWork',
        'endJointWork',
        'jointWorks',
        'participantJointWorks',
        'languageList',
        'anchors',
        'anchorPack',
        'services',
        'recordAnchorContact',
        'removeAnchorContact',
        'agreeAnchorPlaces',
        'recordAnchorPromise',
        'settleAnchorPromise',
        'candidates',
        'askCandidateParent',
        'consentToCandidate',
        'refuseCandidate',
        'recordAssessment',
        'correctAssessment',
        'assessments',
        'instruments',
        'measureRules',
        ...TOLD,
        'recordSeal',
        'safety',
        'writeSafetyNote',
        'reviewSafetyNote',
        'endSafetyNote',
        'ownCaseload',
        'caseloadGuide',
        'sharingAgreements',
        'recordSharingNotices',
        'sharingNotices',
        'matchOffers',
        'claimMatchOffer',
        'setMatchOfferAside',
        'wayOfEvidence',
      ].sort(),
    );
    // a manager sees besides who has looked at their people, and answers what the hub offers
    expect(allowedTo('PROVIDER_MANAGER').sort()).toEqual(
      [
        ...allowedTo('LINK_WORKER').filter((action) => action !== 'ownCaseload'),
        'teamCaseloads',
        'workerCaseload',
        'recordLooks',
        'sealRecord',
        'setSealOpeners',
        'unsealRecord',
        'sealChoices',
        'safeguardingLeads',
        'nameSafeguardingLead',
        'endSafeguardingLead',
        'declineOffer',
        'declineTransfer',
        'agreeToJointWork',
        'declineJointWork',
        'nameJointWorker',
        'recordSupportWorker',
        'assignAnchor',
        'recordService',
      ].sort(),
    );
  });

  it('lets a funder settle and look at money, never at participants', () => {
    expect(allowedTo('FUNDER').sort()).toEqual(
      [
        'settleStatement',
        'suppressionRules',
        'organisations',
        'rateCards',
        'fundingAgreement',
        'claims',
        'statements',
        'funderShares',
        'moneyFlows',
        'paidByOthers',
        'forecast',
        'portfolio',
        ...TOLD,
      ].sort(),
    );
  });

  it('keeps drafting and publishing, preparing and authorising, in different hands', () => {
    const pairs: [Action, Action][] = [
      ['draftRateCard', 'publishRateCard'],
      ['updateRateCardDraft', 'publishRateCard'],
      ['runPayments', 'authorisePayments'],
      ['submitClaim', 'approveClaim'],
      ['approveClaim', 'verifyClaim'],
      ['verifyClaim', 'reverseClaim'],
    ];
    for (const [one, other] of pairs) {
      expect(ROLES.filter((role) => may([role], one) && may([role], other))).toEqual([]);
    }
  });

  it('gives referrers, anchor organisations and analysts no prices, people or claims', () => {
    expect(allowedTo('ANALYST')).toEqual([
      'referralMeasures',
      // where they are accredited, and a project is approved
      'analystProjects',
      'projectRows',
      'projectTable',
      'analystOutputs',
      'requestOutput',
      'suppressionRules',
      ...TOLD,
      'organisations',
    ]);
    // both put people forward; what becomes of them is for the hub
    expect(allowedTo('ANCHOR')).toEqual([
      'languageList',
      'refer',
      'withdrawReferral',
      'ownReferrals',
      'ownAnchors',
      'candidates',
      'suggestCandidate',
      'askCandidateParent',
      'consentToCandidate',
      'refuseCandidate',
      'suppressionRules',
      ...TOLD,
      'organisations',
    ]);
    expect(allowedTo('REFERRER')).toEqual([
      'languageList',
      'refer',
      'importReferrals',
      'sendReferralFile',
      'chooseReferralColumns',
      'cancelReferralFile',
      'referralFiles',
      'withdrawReferral',
      'ownReferrals',
      'suppressionRules',
      ...TOLD,
      'organisations',
    ]);
  });

  it('lets no role make a partnership, and nobody without a role do anything', () => {
    expect(may(ROLES, 'createPartnership')).toBe(false);
    expect(actions.filter((action) => may([], action))).toEqual([]);
  });

  it('lets nobody but a verifier see participants with whom they do not work', () => {
    expect(ROLES.filter((role) => may([role], 'participants') && !worksWithParticipants([role]))).toEqual([
      'VERIFIER',
    ]);
    expect(ROLES.filter((role) => worksWithParticipants([role]) && !may([role], 'participants'))).toEqual([]);
    expect(ROLES.filter((role) => worksWithParticipants([role]) && !worksWithEverybody([role]))).toEqual(
      ROLES.filter(isProviderRole),
    );
    expect(worksWithParticipants(['VERIFIER', 'LINK_WORKER'])).toBe(true);
    expect(worksWithParticipants([])).toBe(false);
  });

  it('adds several roles up', () => {
    expect(may(['ANALYST', 'VERIFIER'], 'verifyClaims')).toBe(true);
    expect(may(['COMMISSIONER', 'FUNDER'], 'portfolio')).toBe(true);
  });
});

it('reads roles by their exact names', () => {
  expect(parseRole('BACKBONE')).toBe('BACKBONE');
  expect(parseRole('backbone')).toBeNull();
  expect(parseRole('toString')).toBeNull();
});

describe('roles and what an organisation does', () => {
  it('go together', () => {
    expect(checkRolesAt(['PROVIDER_MANAGER'], ['VERIFIER', 'FUNDER'])).toMatchObject({
      code: 'INVALID',
      field: 'roles',
      message:
        'The role Provider manager is for people of a provider, and this organisation is none. Choose another role or organisation.',
    });
    expect(checkRolesAt(['FUNDER', 'ANCHOR'], ['ANCHOR', 'FUNDER'])).toBeNull();
    expect(checkRolesAt(['ANALYST'], ['REFERRER'])).toBeNull();
  });

  it('leave no kind of organisation without a role, and no role without a place', () => {
    for (const kind of ORGANISATION_KINDS)
      expect(
        ROLES.some((role) => role !== 'ANALYST' && roleFits(role, [kind])),
        kind,
      ).toBe(true);
    for (const role of ROLES) expect(roleFits(role, ORGANISATION_KINDS), role).toBe(true);
  });
});
