import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AllocationResolver } from './allocation/allocation.resolver.js';
import { AnalystProjectResolver } from './analysis/project.resolver.js';
import { ProjectTableResolver } from './analysis/table.resolver.js';
import { AnchorResolver } from './anchors/anchor.resolver.js';
import { CandidateResolver } from './anchors/candidate.resolver.js';
import { AssessmentResolver } from './assessments/assessment.resolver.js';
import { InstrumentResolver } from './assessments/instrument.resolver.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { AuditSampleResolver } from './audit-sample/audit-sample.resolver.js';
import { CaseloadResolver } from './caseloads/caseload.resolver.js';
import { SupportResolver } from './caseloads/support.resolver.js';
import { CircumstanceResolver } from './circumstances/circumstance.resolver.js';
import { ClaimResolver } from './claims/claim.resolver.js';
import { ClaimConversationResolver } from './claims/claim-conversation.resolver.js';
import { ClaimDecisionsResolver } from './claims/claim-decisions.resolver.js';
import { ParticipantClaimsResolver } from './claims/participant-claims.resolver.js';
import { ContactResolver } from './contacts/contact.resolver.js';
import { ExtractResolver } from './extracts/extract.resolver.js';
import { ForecastResolver } from './forecast/forecast.resolver.js';
import { FundingResolver } from './funding/funding.resolver.js';
import { FundingProposalResolver } from './funding/funding-proposal.resolver.js';
import { MoneyResolver } from './graphql/index.js';
import { GroupResolver } from './groups/group.resolver.js';
import { JobResolver } from './jobs/job.resolver.js';
import { JointWorkResolver } from './joint-work/joint-work.resolver.js';
import { LanguageResolver } from './language/language.resolver.js';
import { MatchReviewResolver } from './match-review/match-review.resolver.js';
import { MatchedEvidenceResolver } from './matched-evidence/matched-evidence.resolver.js';
import { MatchRunResolver } from './matches/match-run.resolver.js';
import { MeasuresResolver } from './measures/measures.resolver.js';
import { MemberResolver } from './members/member.resolver.js';
import { followMerges } from './merging/follow-merges.js';
import { MergeResolver } from './merging/merge.resolver.js';
import { MetBeforeResolver } from './met-before/met-before.resolver.js';
import { MilestoneResolver } from './milestones/milestone.resolver.js';
import { NotificationResolver } from './notifications/notification.resolver.js';
import { OrganisationResolver } from './organisations/organisation.resolver.js';
import { ParticipantResolver } from './participants/participant.resolver.js';
import { PartnershipResolver } from './partnerships/partnership.resolver.js';
import { MoneyFlowResolver } from './payments/money-flow.resolver.js';
import { PaymentRunResolver } from './payments/payment-run.resolver.js';
import { StatementResolver } from './payments/statement.resolver.js';
import { PlanResolver } from './plans/plan.resolver.js';
import { RateCardResolver } from './rate-cards/rate-card.resolver.js';
import { RecognisingResolver } from './recognising/recognising.resolver.js';
import { ReferralFileResolver } from './referral-files/referral-file.resolver.js';
import { ReferralResolver } from './referrals/referral.resolver.js';
import { SafetyResolver } from './safety/safety.resolver.js';
import { SealResolver } from './sealing/seal.resolver.js';
import { SearchResolver } from './search/search.resolver.js';
import { SelfReferralResolver } from './self-referral/self-referral.resolver.js';
import { ServiceResolver } from './services/service.resolver.js';
import { ListResolver } from './settings/list.resolver.js';
import { SharingAgreementResolver } from './sharing/agreement.resolver.js';
import { SharingNoticeResolver } from './sharing/notice.resolver.js';
import { SignatureResolver } from './signatures/signature.resolver.js';
import { StoryResolver } from './story/story.resolver.js';
import { SupportStepsResolver } from './support/support-steps.resolver.js';
import { SuppressionResolver } from './suppression/suppression.resolver.js';
import { TodayResolver } from './today/today.resolver.js';
import { TransferResolver } from './transfers/transfer.resolver.js';
import { TriageResolver } from './triage/triage.resolver.js';
import { WatchResolver } from './watch/watch.resolver.js';

/** Builds the schema from the resolvers, each feature's own. Inputs are judged by the use cases, not by decorators. */
export async function apiSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      MoneyResolver,
      PartnershipResolver,
      OrganisationResolver,
      MemberResolver,
      TodayResolver,
      NotificationResolver,
      SearchResolver,
      RateCardResolver,
      FundingResolver,
      ForecastResolver,
      FundingProposalResolver,
      MatchRunResolver,
      ExtractResolver,
      ReferralFileResolver,
      ReferralResolver,
      SelfReferralResolver,
      TriageResolver,
      SupportResolver,
      CaseloadResolver,
      AnalystProjectResolver,
      ProjectTableResolver,
      SuppressionResolver,
      AllocationResolver,
      WatchResolver,
      MeasuresResolver,
      MetBeforeResolver,
      RecognisingResolver,
      AnchorResolver,
      CandidateResolver,
      ServiceResolver,
      MergeResolver,
      MatchReviewResolver,
      SealResolver,
      SafetyResolver,
      ParticipantResolver,
      ParticipantClaimsResolver,
      MilestoneResolver,
      ContactResolver,
      GroupResolver,
      PlanResolver,
      SupportStepsResolver,
      CircumstanceResolver,
      TransferResolver,
      JointWorkResolver,
      SharingAgreementResolver,
      SharingNoticeResolver,
      StoryResolver,
      LanguageResolver,
      InstrumentResolver,
      AssessmentResolver,
      SignatureResolver,
      ListResolver,
      ClaimResolver,
      ClaimDecisionsResolver,
      ClaimConversationResolver,
      MatchedEvidenceResolver,
      PaymentRunResolver,
      MoneyFlowResolver,
      StatementResolver,
      JobResolver,
      AuditResolver,
      AuditSampleResolver,
    ],
    validate: false,
  });
  return followMerges(schema);
}
