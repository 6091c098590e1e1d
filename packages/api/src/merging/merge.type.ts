import type { CalendarDate, ClaimState, Cohort } from '@weft/shared';
import {
  type BaselineChoice,
  type CarriedView,
  type ClashDecisionView,
  type ClashInput,
  type ClashingClaimView,
  type LikelyPair,
  type LikelyRecord,
  type LikelySame,
  type MergeInput,
  type MergePreview,
  type MergeView,
  type Money,
  type OrganisationView,
  type PersonView,
  type Phase,
  type RecordToMerge,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  ClaimStateEnum,
  CohortEnum,
  DateScalar,
  DateTimeScalar,
  MoneyType,
  resultUnion,
  schemaEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { PhaseEnum } from '../participants/participant.type.js';

type Side = 'KEPT' | 'MERGED';
const MergeSideEnum = schemaEnum('MergeSide', ['KEPT', 'MERGED'] as const);

@ObjectType('RecordToMerge', {
  simpleResolvers: true,
  description: 'One of two records that may be of one person.',
})
class RecordToMergeType implements RecordToMerge {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly birthDate!: CalendarDate | null;

  @Field(() => String, { nullable: true })
  readonly postcode!: string | null;

  @Field(() => CohortEnum)
  readonly cohort!: Cohort;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationView | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly anchor!: OrganisationView | null;

  @Field(() => PersonType, { nullable: true })
  readonly linkWorker!: PersonView | null;

  @Field(() => DateScalar)
  readonly enrolledOn!: CalendarDate;

  @Field(() => PhaseEnum)
  readonly phase!: Phase;
}

@ObjectType('MergeLikeness', {
  simpleResolvers: true,
  description: 'How likely two records are of one person.',
})
class LikenessType {
  @Field(() => Int, { description: 'How likely, 0 to 100.' })
  readonly percent!: number;

  @Field(() => [String], { description: 'What speaks for it and against it, the strongest first.' })
  readonly reasons!: readonly string[];
}

@ObjectType('CarriedRecords', { simpleResolvers: true, description: 'What a record has of one kind.' })
class CarriedType implements CarriedView {
  @Field(() => String)
  readonly what!: string;

  @Field(() => Int, { description: 'How many move when it is merged.' })
  readonly moves!: number;

  @Field(() => Int, { description: 'How many stay with the merged record, as the kept one has the same.' })
  readonly stays!: number;
}

@ObjectType('ClashingClaim', { simpleResolvers: true })
class ClashingClaimType implements ClashingClaimView {
  @Field(() => ID, { nullable: true })
  readonly claimId!: string | null;

  @Field(() => String, { nullable: true, description: 'Null for those who read no claims.' })
  readonly reference!: string | null;

  @Field(() => MoneyType, { nullable: true })
  readonly price!: Money | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationView | null;

  @Field(() => PersonType, { nullable: true })
  readonly submittedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly submittedAt!: Date | null;

  @Field(() => ClaimStateEnum)
  readonly state!: string;

  @Field(() => DateScalar)
  readonly achievedOn!: CalendarDate;

  @Field(() => String, { description: 'How it can end, and whose that is.' })
  readonly whoEnds!: string;

  @Field(() => Boolean, { description: 'It ends at once where you decide that the other one stands.' })
  readonly endsAtOnce!: boolean;
}

@ObjectType('ClashDecision', {
  simpleResolvers: true,
  description: 'Which of two claims for one outcome of one person stands, and who decided so.',
})
export class ClashDecisionType implements ClashDecisionView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => ID, { description: 'The claim that stands.' })
  readonly standsId!: string;

  @Field(() => ID, { description: 'The claim that does not.' })
  readonly endsId!: string;

  @Field(() => String, { nullable: true, description: 'Null for those who do not read that claim.' })
  readonly standsReference!: string | null;

  @Field(() => String, { nullable: true })
  readonly endsReference!: string | null;

  @Field(() => ID)
  readonly standsRecordId!: string;

  @Field(() => ID)
  readonly endsRecordId!: string;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => ClaimStateEnum, {
    nullable: true,
    description: 'Of the claim that does not stand, as it is now.',
  })
  readonly endsState!: ClaimState | null;

  @Field(() => Boolean, { description: 'The decision itself ended that claim.' })
  readonly endedIt!: boolean;
}

@ObjectType('ClaimClash', { simpleResolvers: true, description: 'An outcome claimed under both records.' })
class ClaimClashType {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => ClashingClaimType)
  readonly one!: ClashingClaimView;

  @Field(() => ClashingClaimType)
  readonly other!: ClashingClaimView;
}

@ObjectType('BaselineClash', { simpleResolvers: true, description: 'An outcome from before, on two days.' })
class BaselineClashType {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => DateScalar, { description: 'Of the one record.' })
  readonly kept!: CalendarDate;

  @Field(() => DateScalar, { description: 'Of the other.' })
  readonly merged!: CalendarDate;
}

@ObjectType('MergePreview', {
  simpleResolvers: true,
  description: 'Two records side by side, with what would happen if they became one.',
})
export class MergePreviewType implements MergePreview {
  @Field(() => RecordToMergeType)
  readonly one!: RecordToMerge;

  @Field(() => RecordToMergeType)
  readonly other!: RecordToMerge;

  @Field(() => LikenessType)
  readonly likeness!: MergePreview['likeness'];

  @Field(() => [ClaimClashType], { description: 'The merge waits until one claim of each has ended.' })
  readonly claims!: MergePreview['claims'];

  @Field(() => [ClashDecisionType], { description: 'About claims of both, the latest first.' })
  readonly decisions!: readonly ClashDecisionView[];

  @Field(() => [BaselineClashType])
  readonly baselines!: MergePreview['baselines'];

  @Field(() => Boolean, { description: 'Different providers support both at one time.' })
  readonly overlaps!: boolean;

  @Field(() => [CarriedType], { description: 'What the one record has, should it go into the other.' })
  readonly carriedByOne!: readonly CarriedView[];

  @Field(() => [CarriedType])
  readonly carriedByOther!: readonly CarriedView[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Somebody said then that these are two people.',
  })
  readonly knownApartSince!: Date | null;
}

@ObjectType('LikelyRecord', { simpleResolvers: true })
class LikelyRecordType implements LikelyRecord {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly birthDate!: CalendarDate | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationView | null;

  @Field(() => DateScalar)
  readonly enrolledOn!: CalendarDate;
}

@ObjectType('LikelyPair', {
  simpleResolvers: true,
  description: 'Two records that are likely of one person.',
})
class LikelyPairType implements Omit<LikelyPair, 'verdict'> {
  @Field(() => LikelyRecordType)
  readonly newer!: LikelyRecord;

  @Field(() => LikelyRecordType)
  readonly older!: LikelyRecord;

  @Field(() => Int, { description: 'How likely, 0 to 100.' })
  readonly percent!: number;

  @Field(() => [String])
  readonly reasons!: readonly string[];
}

@ObjectType('LikelySame', { simpleResolvers: true })
export class LikelySameType implements LikelySame {
  @Field(() => [LikelyPairType])
  readonly pairs!: readonly LikelyPair[];

  @Field(() => Int, { description: 'How many records were gone through, the newest first.' })
  readonly lookedThrough!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Where to go on among older records; null at the end.',
  })
  readonly next!: string | null;
}

@ObjectType('ParticipantMerge', {
  simpleResolvers: true,
  description: 'A record that went into a participant’s.',
})
export class ParticipantMergeType implements Omit<MergeView, 'mergedId'> {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly mergedReference!: string;

  @Field(() => String)
  readonly mergedName!: string;

  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => Boolean, { description: 'A later one is undone first.' })
  readonly mayBeUndone!: boolean;

  @Field(() => [ClashDecisionType], { description: 'About claims of both records, the latest first.' })
  readonly decisions!: readonly ClashDecisionView[];
}

@InputType('ClashInput', { description: 'An outcome claimed under two records of one person.' })
export class ClashInputType implements ClashInput {
  @Field(() => ID)
  readonly oneId!: string;

  @Field(() => ID)
  readonly otherId!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => ID, { description: 'The record whose claim stands.' })
  readonly standsId!: string;

  @Field(() => String)
  readonly reason!: string;
}

@InputType('BaselineChoice')
class BaselineChoiceType implements BaselineChoice {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => MergeSideEnum)
  readonly from!: Side;
}

@InputType('MergeInput', { description: 'Two records of one person, and whose value counts of each.' })
export class MergeInputType implements MergeInput {
  @Field(() => ID, { description: 'The record that stays, with its reference.' })
  readonly keptId!: string;

  @Field(() => ID)
  readonly mergedId!: string;

  @Field(() => MergeSideEnum)
  readonly nameFrom!: Side;

  @Field(() => MergeSideEnum)
  readonly birthDateFrom!: Side;

  @Field(() => MergeSideEnum)
  readonly postcodeFrom!: Side;

  @Field(() => MergeSideEnum, {
    description: 'Whose provider, anchor organisation, link worker, cohort and phase go on.',
  })
  readonly supportFrom!: Side;

  @Field(() => [BaselineChoiceType])
  readonly baselines!: BaselineChoice[];
}

export const DecideClashResult = resultUnion('DecideClashResult', 'MergePreview', MergePreviewType);
export const KeepApartResult = resultUnion('KeepApartResult', 'RecordToMerge', RecordToMergeType);
