import type { CalendarDate, FieldWeights, LevelWeight, MatchThresholds, ModelInWords } from '@weft/shared';
import {
  type ExtractToMatch,
  MATCH_RUN_STAGES,
  MATCH_RUN_STATES,
  type MatchRunInput,
  type MatchRunStage,
  type MatchRunState,
  type MatchRunView,
  type MatchThresholdPreview,
  type PersonView,
  type RuleEstimateView,
} from '@weft/shared/server';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const MatchRunStateEnum = schemaEnum('MatchRunState', MATCH_RUN_STATES);
const MatchRunStageEnum = schemaEnum('MatchRunStage', MATCH_RUN_STAGES);

@ObjectType('MatchRuleEstimate', { simpleResolvers: true })
class MatchRuleEstimateType implements RuleEstimateView {
  @Field(() => String, { description: 'What has to be the same for two records to be compared.' })
  readonly rule!: string;

  @Field(() => Float)
  readonly pairs!: number;
}

@ObjectType('MatchWeightCount', { simpleResolvers: true })
class MatchWeightCountType {
  @Field(() => Int, { description: 'From so many bits to less than one more.' })
  readonly bits!: number;

  @Field(() => Float)
  readonly pairs!: number;
}

@ObjectType('MatchStageTime', { simpleResolvers: true })
class MatchStageTimeType {
  @Field(() => MatchRunStageEnum)
  readonly stage!: MatchRunStage;

  @Field(() => Int, { description: 'In milliseconds.' })
  readonly took!: number;
}

@ObjectType('MatchLevelWeight', { simpleResolvers: true })
class MatchLevelWeightType implements LevelWeight {
  @Field(() => String)
  readonly words!: string;

  @Field(() => Float, { description: 'In bits: more than 0 speaks for one person.' })
  readonly weight!: number;

  @Field(() => Float, { description: '0 to 1: of pairs of one person, the share that stands so.' })
  readonly ofOnePerson!: number;

  @Field(() => Float, { description: '0 to 1: of pairs of strangers.' })
  readonly ofStrangers!: number;
}

@ObjectType('MatchFieldWeights', { simpleResolvers: true })
class MatchFieldWeightsType implements FieldWeights {
  @Field(() => String)
  readonly title!: string;

  @Field(() => [MatchLevelWeightType])
  readonly levels!: readonly LevelWeight[];
}

@ObjectType('MatchModel', { simpleResolvers: true, description: 'What a run has learnt.' })
class MatchModelType implements ModelInWords {
  @Field(() => Float, { description: 'In bits: any two records, before they are compared.' })
  readonly start!: number;

  @Field(() => [MatchFieldWeightsType])
  readonly fields!: readonly FieldWeights[];
}

@ObjectType('MatchRun', {
  simpleResolvers: true,
  description: 'One matching of an extract with participants, for whom the agreement names.',
})
export class MatchRunType implements MatchRunView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly number!: number;

  @Field(() => ID)
  readonly agreementId!: string;

  @Field(() => String)
  readonly agreementTitle!: string;

  @Field(() => Boolean, { description: 'Whether the agreement holds: else no pair is shown.' })
  readonly isInForce!: boolean;

  @Field(() => ID)
  readonly extractId!: string;

  @Field(() => Int)
  readonly extractNumber!: number;

  @Field(() => String)
  readonly fileName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where encodings are compared: the file of our own participants.',
  })
  readonly ourFileName!: string | null;

  @Field(() => PersonType, { nullable: true })
  readonly askedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly askedAt!: Date;

  @Field(() => MatchRunStateEnum)
  readonly state!: MatchRunState;

  @Field(() => Int, { nullable: true, description: 'The number of the run whose model is kept.' })
  readonly goesOnFrom!: number | null;

  @Field(() => PersonType, { nullable: true })
  readonly startedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused, stopped or could not be done.' })
  readonly problem!: string | null;

  @Field(() => Int, { nullable: true, description: 'Participants who take part.' })
  readonly people!: number | null;

  @Field(() => Int, { nullable: true, description: 'Records of the extract.' })
  readonly records!: number | null;

  @Field(() => [MatchRuleEstimateType])
  readonly estimates!: readonly RuleEstimateView[];

  @Field(() => [String], { description: 'What should be known of the result.' })
  readonly doubts!: readonly string[];

  @Field(() => Float, { nullable: true, description: 'Pairs that were compared.' })
  readonly compared!: number | null;

  @Field(() => [MatchWeightCountType])
  readonly histogram!: MatchRunView['histogram'];

  @Field(() => [MatchStageTimeType])
  readonly stages!: MatchRunView['stages'];

  @Field(() => Float, { description: '0 to 1: from here on a pair is a match.' })
  readonly matchFrom!: number;

  @Field(() => Float, { description: '0 to 1: from here on somebody looks at it.' })
  readonly reviewFrom!: number;

  @Field(() => MatchRunStageEnum, { nullable: true })
  readonly stage!: MatchRunStage | null;

  @Field(() => Float, { description: '0 to 1: how far the whole of it is.' })
  readonly fraction!: number;

  @Field(() => Int)
  readonly matches!: number;

  @Field(() => Int)
  readonly toReview!: number;

  @Field(() => Int)
  readonly below!: number;

  @Field(() => Boolean, { description: 'What its matches lead to is still being worked out.' })
  readonly takingEffect!: boolean;

  @Field(() => MatchModelType, { nullable: true })
  readonly model!: ModelInWords | null;

  @Field(() => String, { nullable: true, description: 'JSON that gives the same result again.' })
  readonly settings!: string | null;
}

@ObjectType('MatchThresholdPreview', {
  simpleResolvers: true,
  description: 'What other thresholds would change.',
})
export class MatchThresholdPreviewType implements MatchThresholdPreview {
  @Field(() => Int)
  readonly matches!: number;

  @Field(() => Int)
  readonly toReview!: number;

  @Field(() => Int)
  readonly below!: number;

  @Field(() => Int)
  readonly newMatches!: number;

  @Field(() => Int)
  readonly lostMatches!: number;

  @Field(() => Int)
  readonly newToReview!: number;

  @Field(() => Int)
  readonly lostToReview!: number;
}

@ObjectType('ExtractToMatch', { simpleResolvers: true })
export class ExtractToMatchType implements ExtractToMatch {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly number!: number;

  @Field(() => String)
  readonly fileName!: string;

  @Field(() => DateScalar, { description: 'The last day of which it tells.' })
  readonly describesUntil!: CalendarDate;

  @Field(() => Int)
  readonly records!: number;
}

@InputType('MatchRunInput')
export class MatchRunInputType implements MatchRunInput {
  @Field(() => ID)
  readonly extractId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A run that is done: what it learnt is kept, and only what is new is compared.',
  })
  readonly goesOnFrom?: string | null;
}

@InputType('MatchThresholds')
export class MatchThresholdsInput implements MatchThresholds {
  @Field(() => Float)
  readonly matchFrom!: number;

  @Field(() => Float)
  readonly reviewFrom!: number;
}

export const MatchRunResult = resultUnion('MatchRunResult', 'MatchRun', MatchRunType);
