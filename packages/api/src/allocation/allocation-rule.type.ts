import type { AllocationRule } from '@weft/shared';
import type {
  AllocationRules,
  AllocationRuleView,
  AllocationTrial,
  ChoiceView,
  PersonView,
  TriedMove,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, resultUnion } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { AllocationChoiceType } from './allocation.type.js';

type Weights = AllocationRule['weights'];
type LongWait = NonNullable<AllocationRule['longWait']>;

@ObjectType('AllocationWeights', {
  simpleResolvers: true,
  description: 'How much each part counts against the others, 0 to 100.',
})
@InputType('AllocationWeightsInput')
class AllocationWeightsType implements Weights {
  @Field(() => Int)
  readonly expertise!: number;

  @Field(() => Int)
  readonly wishes!: number;

  @Field(() => Int)
  readonly room!: number;

  @Field(() => Int)
  readonly travel!: number;

  @Field(() => Int)
  readonly anchor!: number;
}

@ObjectType('AllocationLongWait', { simpleResolvers: true })
@InputType('AllocationLongWaitInput')
class AllocationLongWaitType implements LongWait {
  @Field(() => Int, { description: 'From so many days on …' })
  readonly days!: number;

  @Field(() => Int, { description: '… room weighs so much.' })
  readonly room!: number;
}

@ObjectType('AllocationRule', { simpleResolvers: true })
@InputType('AllocationRuleInput')
export class AllocationRuleType implements AllocationRule {
  @Field(() => AllocationWeightsType)
  readonly weights!: Weights;

  @Field(() => Int, { description: 'At what percent of the caseload guide a worker is full.' })
  readonly fullAt!: number;

  @Field(() => [String], { description: 'Codes of expertise without which nobody is suggested.' })
  readonly essential!: readonly string[];

  @Field(() => Int, { description: 'Kilometres from which on nearness counts nothing.' })
  readonly farKm!: number;

  @Field(() => Int, { description: 'Percent that distance or room counts where it is not known.' })
  readonly unknown!: number;

  @Field(() => AllocationLongWaitType, { nullable: true })
  readonly longWait!: LongWait | null;
}

@ObjectType('AllocationRuleVersion', { simpleResolvers: true })
class AllocationRuleVersionType implements AllocationRuleView {
  @Field(() => Int, { description: '0: the usual rule.' })
  readonly version!: number;

  @Field(() => AllocationRuleType)
  readonly rule!: AllocationRule;

  @Field(() => PersonType, { nullable: true })
  readonly savedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly savedAt!: Date | null;

  @Field(() => PersonType, { nullable: true })
  readonly adoptedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly adoptedAt!: Date | null;
}

@ObjectType('AllocationRules', { simpleResolvers: true })
export class AllocationRulesType implements AllocationRules {
  @Field(() => AllocationRuleVersionType, { description: 'In force.' })
  readonly present!: AllocationRuleView;

  @Field(() => AllocationRuleVersionType, { nullable: true, description: 'Saved, and not adopted.' })
  readonly draft!: AllocationRuleView | null;
}

@ObjectType('TriedReferral', { simpleResolvers: true })
class TriedReferralType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly name!: string;
}

@ObjectType('TriedMove', { simpleResolvers: true })
class TriedMoveType implements TriedMove {
  @Field(() => TriedReferralType)
  readonly referral!: TriedMove['referral'];

  @Field(() => AllocationChoiceType, { nullable: true, description: 'By the present rule.' })
  readonly from!: ChoiceView | null;

  @Field(() => AllocationChoiceType, { nullable: true, description: 'By the draft.' })
  readonly to!: ChoiceView | null;

  @Field(() => String)
  readonly sentence!: string;
}

@ObjectType('AllocationTrial', {
  simpleResolvers: true,
  description: 'The draft, tried on the present waiting list: nothing is decided for anybody.',
})
export class AllocationTrialType implements AllocationTrial {
  @Field(() => Int, { description: 'Of the draft.' })
  readonly version!: number;

  @Field(() => Int, { description: 'On how many people it was tried.' })
  readonly waiting!: number;

  @Field(() => [TriedMoveType])
  readonly moves!: readonly TriedMove[];

  @Field(() => String)
  readonly sentence!: string;
}

export const AllocationRulesResult = resultUnion(
  'AllocationRulesResult',
  'AllocationRules',
  AllocationRulesType,
);
