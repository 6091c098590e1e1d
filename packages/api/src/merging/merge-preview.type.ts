import type { CalendarDate } from '@weft/shared';
import type {
  CarriedView,
  ClashDecisionView,
  ClashingClaimView,
  MergePreview,
  Money,
  OrganisationView,
  PersonView,
  RecordToMerge,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  ClaimStateEnum,
  DateScalar,
  DateTimeScalar,
  MoneyType,
  resultUnion,
  schemaEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ClashDecisionType } from './clash-decision.type.js';
import { RecordToMergeType } from './record-to-merge.type.js';

const MergeVerdictEnum = schemaEnum('MergeVerdict', ['LIKELY', 'POSSIBLE', 'NOT'] as const);

@ObjectType('MergeLikeness', {
  simpleResolvers: true,
  description: 'How likely two records are of one person.',
})
class LikenessType {
  @Field(() => MergeVerdictEnum)
  readonly verdict!: 'LIKELY' | 'POSSIBLE' | 'NOT';

  @Field(() => Int, { description: 'How likely, 0 to 100.' })
  readonly percent!: number;

  @Field(() => [String], { description: 'What speaks for it and against it, the strongest first.' })
  readonly reasons!: readonly string[];
}

@ObjectType('CarriedRecords', { simpleResolvers: true, description: 'What a record has of one kind.' })
class CarriedType implements CarriedView {
  @Field(() => String)
  readonly what!: string;

  @Field(() => String, { description: 'As one of them is called.' })
  readonly one!: string;

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

export const DecideClashResult = resultUnion('DecideClashResult', 'MergePreview', MergePreviewType);
