import type { CalendarDate, Cohort } from '@weft/shared';
import type { Money, RateCardCostLineView, RateCardCostView } from '@weft/shared/server';
import { Field, Int, ObjectType } from 'type-graphql';
import { CohortEnum, DateScalar, MoneyType } from '../graphql/index.js';

@ObjectType('RateCardCostLine', { simpleResolvers: true })
export class RateCardCostLineType implements RateCardCostLineView {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => CohortEnum)
  readonly cohort!: Cohort;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Int)
  readonly claimCount!: number;

  @Field(() => MoneyType)
  readonly cost!: Money;

  @Field(() => MoneyType, { nullable: true, description: 'Null: the card has no such outcome.' })
  readonly wouldCost!: Money | null;
}

@ObjectType('RateCardCost', {
  simpleResolvers: true,
  description: 'What the claims of the last twelve months cost, and would have cost at the prices of a card.',
})
export class RateCardCostType implements RateCardCostView {
  @Field(() => DateScalar, { description: 'By date of achievement.' })
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => [RateCardCostLineType], { description: 'The greatest difference first.' })
  readonly lines!: RateCardCostLineType[];

  @Field(() => Int)
  readonly claimCount!: number;

  @Field(() => MoneyType)
  readonly cost!: Money;

  @Field(() => MoneyType, { description: 'Of the outcomes that the card has.' })
  readonly wouldCost!: Money;

  @Field(() => Int, { description: 'Claims of outcomes that the card does not have.' })
  readonly droppedCount!: number;

  @Field(() => MoneyType)
  readonly droppedCost!: Money;
}
