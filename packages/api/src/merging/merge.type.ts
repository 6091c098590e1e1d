import type {
  BaselineChoice,
  ClashDecisionView,
  MergeInput,
  MergeView,
  PersonView,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { ClashDecisionType } from './clash-decision.type.js';

type Side = 'KEPT' | 'MERGED';
const MergeSideEnum = schemaEnum('MergeSide', ['KEPT', 'MERGED'] as const);

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
