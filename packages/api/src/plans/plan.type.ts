import {
  type CalendarDate,
  GOAL_STATES,
  type GoalState,
  type PlanGoal,
  type PlanStep,
  STEP_TAKERS,
  type StepTaker,
} from '@weft/shared';
import type { PersonView, PlanInput, PlanVersionView, PlanView } from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const StepTakerEnum = schemaEnum('StepTaker', STEP_TAKERS);
const GoalStateEnum = schemaEnum('GoalState', GOAL_STATES);

@ObjectType('PlanStep', { simpleResolvers: true })
class PlanStepType implements PlanStep {
  @Field(() => String, { description: 'The same in every version of the plan.' })
  readonly key!: string;

  @Field(() => String)
  readonly words!: string;

  @Field(() => StepTakerEnum)
  readonly taker!: StepTaker;

  @Field(() => String, { nullable: true, description: 'Who, where it is somebody else.' })
  readonly who!: string | null;

  @Field(() => DateScalar, { nullable: true })
  readonly dueOn!: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true })
  readonly doneOn!: CalendarDate | null;
}

@ObjectType('PlanGoal', { simpleResolvers: true })
class PlanGoalType implements PlanGoal {
  @Field(() => String, { description: 'The same in every version of the plan.' })
  readonly key!: string;

  @Field(() => String)
  readonly words!: string;

  @Field(() => GoalStateEnum)
  readonly state!: GoalState;

  @Field(() => DateScalar, { nullable: true, description: 'Since when it is reached or let go.' })
  readonly endedOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'What the person says about it.' })
  readonly endedWords!: string | null;

  @Field(() => [PlanStepType])
  readonly steps!: PlanStep[];
}

@ObjectType('SupportPlan', {
  description: 'A plan in the person’s own words, as it was last saved.',
  simpleResolvers: true,
})
export class SupportPlanType implements PlanView {
  @Field(() => Int, { description: 'From 1; whoever saves names the one that they read.' })
  readonly version!: number;

  @Field(() => String)
  readonly strengths!: string;

  @Field(() => String)
  readonly aspirations!: string;

  @Field(() => [PlanGoalType])
  readonly goals!: PlanGoal[];

  @Field(() => DateTimeScalar)
  readonly writtenAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly writtenBy!: PersonView | null;
}

@ObjectType('PlanVersion', { simpleResolvers: true })
export class PlanVersionType extends SupportPlanType implements PlanVersionView {
  @Field(() => [String], { description: 'What is different from the version before, in sentences.' })
  readonly changes!: string[];
}

export const PlanResult = resultUnion('PlanResult', 'SupportPlan', SupportPlanType);

@InputType('PlanStepInput')
class PlanStepInputType implements PlanStep {
  @Field(() => String)
  readonly key!: string;

  @Field(() => String)
  readonly words!: string;

  @Field(() => StepTakerEnum)
  readonly taker!: StepTaker;

  @Field(() => String, { nullable: true, defaultValue: null })
  readonly who!: string | null;

  @Field(() => DateScalar, { nullable: true, defaultValue: null })
  readonly dueOn!: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, defaultValue: null })
  readonly doneOn!: CalendarDate | null;
}

@InputType('PlanGoalInput')
class PlanGoalInputType implements PlanGoal {
  @Field(() => String)
  readonly key!: string;

  @Field(() => String)
  readonly words!: string;

  @Field(() => GoalStateEnum)
  readonly state!: GoalState;

  @Field(() => DateScalar, { nullable: true, defaultValue: null })
  readonly endedOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, defaultValue: null })
  readonly endedWords!: string | null;

  @Field(() => [PlanStepInputType])
  readonly steps!: PlanStepInputType[];
}

@InputType('PlanInput', { description: 'A plan as a whole, in the order in which the person tells it.' })
export class PlanInputType implements PlanInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => Int, { description: 'The version that was read before it was changed; 0: there was none.' })
  readonly basedOn!: number;

  @Field(() => String)
  readonly strengths!: string;

  @Field(() => String)
  readonly aspirations!: string;

  @Field(() => [PlanGoalInputType])
  readonly goals!: PlanGoalInputType[];
}
