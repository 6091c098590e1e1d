import {
  MATCH_DECISIONS,
  MATCH_QUEUES,
  type MatchDecision,
  type MatchQuality,
  type PersonField,
  type RecordField,
  type ShareEstimate,
} from '@weft/shared';
import type {
  ComparedField,
  DecideMatchInput,
  MatchDecisionView,
  MatchPairRow,
  MatchPairView,
  MatchReviewView,
  PersonView,
  RecordFact,
  WeightStep,
} from '@weft/shared/server';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { PersonFieldEnum, RecordFieldEnum } from '../sharing/sharing-enums.js';

export const MatchQueueEnum = schemaEnum('MatchQueue', MATCH_QUEUES);
const MatchDecisionKindEnum = schemaEnum('MatchDecisionKind', MATCH_DECISIONS);
const MatchVerdictEnum = schemaEnum('MatchVerdict', ['MATCH', 'REVIEW', 'BELOW'] as const);

@ObjectType('MatchDecision', { simpleResolvers: true, description: 'What somebody said of a pair.' })
class MatchDecisionType implements MatchDecisionView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => MatchDecisionKindEnum)
  readonly decision!: MatchDecision;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => Int, { description: 'The number of the run by whose pair it was said.' })
  readonly runNumber!: number;
}

@ObjectType('ComparedField', { simpleResolvers: true })
class ComparedFieldType implements ComparedField {
  @Field(() => PersonFieldEnum)
  readonly field!: PersonField;

  @Field(() => String, { nullable: true })
  readonly ours!: string | null;

  @Field(() => String, { nullable: true })
  readonly theirs!: string | null;
}

@ObjectType('RecordFact', { simpleResolvers: true })
class RecordFactType implements RecordFact {
  @Field(() => RecordFieldEnum)
  readonly field!: RecordField;

  @Field(() => String)
  readonly value!: string;
}

@ObjectType('WeightStep', {
  simpleResolvers: true,
  description: 'A step of why a pair weighs what it weighs; weights are in bits.',
})
class WeightStepType implements WeightStep {
  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly words!: string;

  @Field(() => Float, { description: 'With what the rarity of the value adds.' })
  readonly weight!: number;

  @Field(() => Float, { description: 'Of the weight, what comes of how rare the value is that both have.' })
  readonly rarity!: number;

  @Field(() => Float, { description: 'All steps up to this one.' })
  readonly total!: number;
}

@ObjectType('MatchPairRow', {
  simpleResolvers: true,
  description: 'A participant and a record that may be the same person.',
})
class MatchPairRowType implements MatchPairRow {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly runId!: string;

  @Field(() => ID, { nullable: true, description: 'Null for who does not read the participant’s record.' })
  readonly participantId!: string | null;

  @Field(() => String, { nullable: true, description: 'The participant’s name, as it was compared.' })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: 'The record’s name.' })
  readonly theirName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What its owner calls an encoded record: there are no names of it.',
  })
  readonly theirCode!: string | null;

  @Field(() => Float, { description: '0 to 1.' })
  readonly probability!: number;

  @Field(() => Float, { description: 'In bits.' })
  readonly weight!: number;

  @Field(() => MatchVerdictEnum)
  readonly verdict!: 'MATCH' | 'REVIEW' | 'BELOW';

  @Field(() => MatchDecisionType, {
    nullable: true,
    description: 'What holds of what was said, in this run or an earlier one.',
  })
  readonly decision!: MatchDecisionView | null;
}

@ObjectType('MatchPair', { simpleResolvers: true })
export class MatchPairType extends MatchPairRowType implements MatchPairView {
  @Field(() => [ComparedFieldType], { description: 'Empty once it is deleted.' })
  readonly fields!: readonly ComparedField[];

  @Field(() => [RecordFactType], { description: 'What else the record says.' })
  readonly record!: readonly RecordFact[];

  @Field(() => [WeightStepType])
  readonly steps!: readonly WeightStep[];

  @Field(() => [MatchDecisionType], { description: 'The latest first.' })
  readonly history!: readonly MatchDecisionView[];

  @Field(() => Boolean, { description: 'The extract is deleted, and what was compared with it.' })
  readonly isDeleted!: boolean;

  @Field(() => Boolean, {
    description: 'Another pair with this participant or this record is said to be the same person.',
  })
  readonly isOtherSame!: boolean;

  @Field(() => Boolean, { description: 'Such another pair waits for somebody to say.' })
  readonly isOtherInDoubt!: boolean;
}

export const MatchPairConnection = connectionOf('MatchPairRow', () => MatchPairRowType);
export const MatchPairResult = resultUnion('MatchPairResult', 'MatchPair', MatchPairType);

@ObjectType('ShareEstimate', {
  simpleResolvers: true,
  description: 'A share with the range in which it lies 19 times in 20; each 0 to 1.',
})
class ShareEstimateType implements ShareEstimate {
  @Field(() => Float)
  readonly value!: number;

  @Field(() => Float)
  readonly from!: number;

  @Field(() => Float)
  readonly to!: number;
}

@ObjectType('MatchQuality', { simpleResolvers: true })
class MatchQualityType implements MatchQuality {
  @Field(() => ShareEstimateType, {
    nullable: true,
    description: 'Of the pairs taken for one person, the share that is. Null while too little is decided.',
  })
  readonly precision!: ShareEstimate | null;

  @Field(() => ShareEstimateType, {
    nullable: true,
    description: 'Of the pairs of one person among those kept, the share that was taken.',
  })
  readonly recall!: ShareEstimate | null;

  @Field(() => Int, { description: 'How many more decisions it needs.' })
  readonly precisionNeeds!: number;

  @Field(() => Int)
  readonly recallNeeds!: number;

  @Field(() => Int)
  readonly decided!: number;
}

@ObjectType('MatchReview', { simpleResolvers: true, description: 'Where the review of a run stands.' })
export class MatchReviewType implements MatchReviewView {
  @Field(() => ID)
  readonly runId!: string;

  @Field(() => Int)
  readonly runNumber!: number;

  @Field(() => ID)
  readonly agreementId!: string;

  @Field(() => String)
  readonly agreementTitle!: string;

  @Field(() => Boolean, { description: 'Only then is any pair shown.' })
  readonly isInForce!: boolean;

  @Field(() => Boolean, { description: 'What was compared is deleted.' })
  readonly isDeleted!: boolean;

  @Field(() => Float, { description: 'The probability from which a pair is a match.' })
  readonly matchFrom!: number;

  @Field(() => Float, { description: 'The probability from which somebody looks at a pair.' })
  readonly reviewFrom!: number;

  @Field(() => Int)
  readonly toReview!: number;

  @Field(() => Int)
  readonly toCheck!: number;

  @Field(() => Int)
  readonly decided!: number;

  @Field(() => MatchQualityType)
  readonly quality!: MatchQuality;
}

@InputType('DecideMatchInput')
export class DecideMatchInputType implements DecideMatchInput {
  @Field(() => ID)
  readonly pairId!: string;

  @Field(() => MatchDecisionKindEnum, { description: 'OPEN takes back what was said.' })
  readonly decision!: MatchDecision;

  @Field(() => MatchDecisionKindEnum, {
    nullable: true,
    description: 'What held when the person looked; null: nothing did.',
  })
  readonly seen?: MatchDecision | null;

  @Field(() => String, { nullable: true })
  readonly note?: string | null;
}
