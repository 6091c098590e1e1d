import type { FunderShareView, Money, PortfolioRowView } from '@weft/shared/server';
import { Field, Int, ObjectType } from 'type-graphql';
import { MoneyType } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { PartnershipType } from '../partnerships/partnership.type.js';

@ObjectType('FunderShare', { simpleResolvers: true })
export class FunderShareType implements FunderShareView {
  @Field(() => OrganisationType)
  readonly funder!: OrganisationType;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String, { description: 'What the outcome is called, or what the payment is for.' })
  readonly title!: string;

  @Field(() => Int)
  readonly claimCount!: number;

  @Field(() => MoneyType, { description: 'Billed or paid, less what was given back.' })
  readonly amount!: Money;
}

@ObjectType('PortfolioRow', { simpleResolvers: true })
export class PortfolioRowType implements PortfolioRowView {
  @Field(() => PartnershipType)
  readonly partnership!: PartnershipType;

  @Field(() => MoneyType)
  readonly paid!: Money;

  @Field(() => MoneyType, { nullable: true })
  readonly committed!: Money;

  @Field(() => MoneyType, { nullable: true, description: 'Null when none of one’s contributions is capped.' })
  readonly headroom!: Money | null;
}
