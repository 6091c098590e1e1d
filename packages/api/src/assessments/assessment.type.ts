import type { CalendarDate, Score } from '@weft/shared';
import {
  ANSWERED_WAYS,
  type AnsweredWay,
  type AnswerView,
  type AssessmentCorrection,
  type AssessmentEntryView,
  type AssessmentGiven,
  type AssessmentInput,
  type AssessmentView,
  type PersonView,
} from '@weft/shared/server';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const AnsweredWayEnum = schemaEnum('AnsweredWay', ANSWERED_WAYS);

@ObjectType('AssessmentAnswer', { simpleResolvers: true })
class AnswerType implements AnswerView {
  @Field(() => String, { description: 'The code of the question.' })
  readonly item!: string;

  @Field(() => Int)
  readonly value!: number;
}

@ObjectType('AssessmentScore', { simpleResolvers: true })
class ScoreType implements Score {
  @Field(() => String, { description: 'An area of the instrument, or TOTAL.' })
  readonly code!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Int)
  readonly answered!: number;

  @Field(() => Int)
  readonly of!: number;

  @Field(() => Float, { nullable: true })
  readonly score!: number | null;

  @Field(() => String, { nullable: true, description: 'Why there is no score.' })
  readonly why!: string | null;
}

@ObjectType('AssessmentEntry', { simpleResolvers: true, description: 'What was recorded once.' })
class AssessmentEntryType implements AssessmentEntryView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar)
  readonly measuredOn!: CalendarDate;

  @Field(() => AnsweredWayEnum)
  readonly answered!: AnsweredWay;

  @Field(() => [AnswerType], { description: 'What was answered; the rest was left out.' })
  readonly answers!: AnswerView[];

  @Field(() => [ScoreType], { description: 'Each area, the whole last.' })
  readonly scores!: Score[];

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => DateTimeScalar)
  readonly recordedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly recordedBy!: PersonView | null;
}

@ObjectType('Assessment', { simpleResolvers: true, description: 'A measure of a person as it stands.' })
export class AssessmentType extends AssessmentEntryType implements AssessmentView {
  @Field(() => String)
  readonly clientKey!: string;

  @Field(() => ID)
  readonly instrumentId!: string;

  @Field(() => String)
  readonly instrumentCode!: string;

  @Field(() => String)
  readonly instrumentTitle!: string;

  @Field(() => Int)
  readonly instrumentVersion!: number;

  @Field(() => [AssessmentEntryType], { description: 'What it said before it was put right.' })
  readonly former!: AssessmentEntryView[];
}

@InputType('AnswerInput')
class AnswerInputType implements AnswerView {
  @Field(() => String, { description: 'The code of the question.' })
  readonly item!: string;

  @Field(() => Int)
  readonly value!: number;
}

@InputType('AssessmentGiven', { description: 'What was answered, and when.' })
class AssessmentGivenType implements AssessmentGiven {
  @Field(() => DateScalar)
  readonly measuredOn!: CalendarDate;

  @Field(() => AnsweredWayEnum)
  readonly answered!: AnsweredWay;

  @Field(() => [AnswerInputType])
  readonly answers!: AnswerInputType[];

  @Field(() => String, { nullable: true })
  readonly note?: string;
}

@InputType('AssessmentInput')
export class AssessmentInputType extends AssessmentGivenType implements AssessmentInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => ID, { description: 'The version that people are asked with now.' })
  readonly instrumentId!: string;

  @Field(() => String, { description: 'A UUID of the sender’s own: sent twice, it is one assessment.' })
  readonly clientKey!: string;
}

@InputType('AssessmentCorrection', { description: 'How it should read; left out, it is withdrawn.' })
export class AssessmentCorrectionType implements AssessmentCorrection {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => AssessmentGivenType, { nullable: true })
  readonly assessment?: AssessmentGivenType;
}
