import { writeInstrument } from '@weft/shared';
import { TWO } from '@weft/shared/testing';

/**
 * What the attack says where a field wants a value, and which table an id is looked for in. A new field needs a line
 * here only when its names and types do not say enough; the test then names it.
 */
export const USUAL: {
  readonly type: Readonly<Record<string, unknown>>;
  readonly name: Readonly<Record<string, unknown>>;
  readonly place: Readonly<Record<string, unknown>>;
} = {
  type: {
    String: 'Words that are long enough to be a reason',
    Date: '2025-06-30',
    Decimal: '10.00',
    Int: 1,
    Boolean: false,
  },
  name: {
    first: 2,
    email: 'somebody.new@example.org',
    slug: 'a-new-one',
    currency: 'GBP',
    timeZone: 'Europe/London',
    contractFrom: '2020-01-01',
    contractTo: '2030-12-31',
    outcomeCode: 'ENTRY',
    month: '2025-12-01',
    from: '2025-04-01',
    to: '2025-06-30',
    effectiveFrom: '2036-01-01',
  },
  place: {
    'openRecord.reference': 'P-2',
    'search.text': 'Ada',
    // any role would lock out those who attack after it
    'requireSecondFactor.roles': [],
    'publicationObstacle.effectiveFrom': '2025-01-01',
    // a list offers somebody something, or it is refused
    'setDeclineReasons.reasons': [
      { title: 'Words that are long enough to be a reason', by: ['HUB', 'PROVIDER'], offered: true },
    ],
    'setSelfReferralPage.input.lawfulBasis': 'PUBLIC_TASK',
    'recordFinding.verdict': 'CONFIRMED',
    'changePhase.input.to': 'MONITORING',
    'changePhase.input.reason': 'STEADY',
    'closeSupport.input.reason': 'GOALS_REACHED',
    'reopenSupport.input.reason': 'FOUND_AGAIN',
    'addDeficitWord.input.phrase': 'no hoper',
    'addDeficitWord.input.alternatives.0': 'somebody who hopes',
    'addDeficitWord.input.unless.0': 'no hoper at all',
    'removeDeficitWord.phrase': 'hard to reach',
    'writePlan.input.goals.0.key': 'a-goal',
    'writePlan.input.goals.0.steps.0.key': 'a-step',
    'writePlan.input.basedOn': 0,
    'mergeParticipants.input.baselines.0.from': 'KEPT',
    'metBefore.givenName': 'Bea',
    'metBefore.familyName': 'Open',
    'metBefore.birthDate': '1990-05-05',
    'metBefore.postcode': '',
    'metBefore.phone': '',
    'recordSitting.input.clientKey': '5f0c7a1e-8a52-4c3e-9a6b-0d5d6f1f2a12',
    'recordSitting.input.marks.0.attendance': 'PRESENT',
    'recordContact.input.kind': 'VISIT',
    'recordContact.input.at': '10:00',
    'recordContact.input.clientKey': '5f0c7a1e-8a52-4c3e-9a6b-0d5d6f1f2a10',
    'correctContact.input.contact.kind': 'VISIT',
    'correctContact.input.contact.at': '10:00',
    'correctContact.input.clientKey': '5f0c7a1e-8a52-4c3e-9a6b-0d5d6f1f2a11',
    'caseloadTrial.guide.measures': [],
    'setCaseloadGuide.guide.measures': [],
    'recordTriage.input.wants': [],
    'recordTriage.input.prefers': [],
    'recordTriage.input.avoids': [],
    'recordSupportWorker.input.offers': [],
    'recordSupportWorker.input.areas': [],
    'recordProviderOffer.input.offers': [],
    'recordProviderOffer.input.areas': [],
    'saveAllocationRule.rule.essential': [],
    ...Object.fromEntries(
      ['draftInstrument.content', 'updateInstrumentDraft.content'].map((path) => [
        path,
        writeInstrument({ ...TWO, code: 'NEXT' }),
      ]),
    ),
    'recordAssessment.input.answers.0.item': 'Q0',
    'recordAssessment.input.clientKey': '00000000-0000-4000-8000-000000000001',
    'proposeMeasureRule.input.instrumentCode': 'TWO',
    'proposeMeasureRule.input.figure': 'TOTAL',
    'refer.input.phone': '07700 900123',
    'refer.input.birthDate': '2000-02-29',
    'refer.input.toldOn': '2025-06-30',
    'refer.input.referredOn': '2025-06-30',
    'refer.input.notToldBecause': null,
    // a file of two columns
    'chooseReferralColumns.columns.0.place': 1,
    'chooseReferralColumns.columns.0.field': 'givenName',
    ...Object.fromEntries(
      ['agreeFunding', 'fundingCost', 'proposeFunding', 'updateFundingProposal'].map((name) => [
        `${name}.input.contributions.0.kind`,
        'RESIDUAL',
      ]),
    ),
    ...Object.fromEntries(
      ['submitClaim.input.evidence.0.kind', 'resubmitClaim.evidence.0.kind'].map((path) => [
        path,
        'ASSESSMENT',
      ]),
    ),
  },
};

export const TABLE_OF: {
  readonly place: Readonly<Record<string, string>>;
  readonly argument: Readonly<Record<string, string>>;
  readonly answer: Readonly<Record<string, string>>;
} = {
  argument: {
    providerId: 'organisation',
    organisationId: 'organisation',
    funderId: 'organisation',
    anchorId: 'organisation',
    anchorIds: 'organisation',
    participantId: 'participant',
    personId: 'person',
    linkWorkerId: 'person',
    fromId: 'person',
    toId: 'person',
    jointWorkerIds: 'person',
    writtenBy: 'person',
    participantIds: 'participant',
    groupId: 'activity_group',
    claimId: 'claim',
    runId: 'payment_run',
    sampleId: 'audit_sample',
    referralId: 'referral',
    exceptReferralId: 'referral',
    oneId: 'participant',
    otherId: 'participant',
    keptId: 'participant',
    mergedId: 'participant',
    mergeId: 'participant_merge',
    sourceId: 'organisation',
    declinedById: 'organisation',
    workerId: 'person',
    uploadId: 'upload',
    recordId: 'participant',
    planId: 'forecast_plan',
    instrumentId: 'instrument',
    assessmentId: 'assessment',
  },
  answer: {
    Anchor: 'organisation',
    Candidate: 'anchor_candidate',
    Claim: 'claim',
    ClaimsTogether: 'claim',
    ForecastPlan: 'forecast_plan',
    Group: 'activity_group',
    Participant: 'participant',
    RecordToMerge: 'participant',
    LikelyRecord: 'participant',
    ParticipantMerge: 'participant_merge',
    PaymentRun: 'payment_run',
    Statement: 'statement',
    RateCard: 'rate_card',
    RateCardCost: 'rate_card',
    Membership: 'membership',
    FundingProposal: 'funding_proposal',
    Job: 'outbox',
    OpenedRecord: 'opened_record',
    OrganisationTies: 'organisation',
    Referral: 'referral',
    Triage: 'referral',
    MovedReferral: 'referral',
    ReferralFile: 'referral_file',
    ReferralFilePreview: 'referral_file',
    RefusedCandidate: 'anchor_candidate',
    Service: 'service',
    Instrument: 'instrument',
    MeasureRule: 'measure_rule',
  },
  place: {
    'markEvidenceOpened.id': 'evidence',
    'agreeFundingProposal.id': 'funding_proposal',
    'correctStatus.input.id': 'status_spell',
    'recordHours.input.corrects': 'worked_hours',
    'correctContact.input.id': 'contact',
    'recordAnchorContact.input.id': 'anchor_contact',
    'removeAnchorContact.id': 'anchor_contact',
    'recordService.input.id': 'service',
    'settleAnchorPromise.id': 'anchor_promise',
    'correctAssessment.input.id': 'assessment',
    'saveGroup.input.id': 'activity_group',
  },
};

/** Input fields that may be left out, without which the rest means nothing. */
export const NEEDED: ReadonlySet<string> = new Set([
  'ContributionInput.funderId',
  'GroupInput.id',
  'PersonMoveInput.toId',
]);
