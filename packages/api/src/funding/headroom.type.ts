import type { CalendarDate } from '@weft/shared';
import type { ContributionHeadroomView, HeadroomView, Money, VariationView } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, MoneyType } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

@ObjectType('Variation', { simpleResolvers: true })
export class VariationType implements VariationView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => MoneyType)
  readonly newMaximum!: Money;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonType | null;
}

@ObjectType('ContributionHeadroom', { simpleResolvers: true })
export class ContributionHeadroomType implements ContributionHeadroomView {
  @Field(() => String)
  readonly label!: string;

  @Field(() => OrganisationType, { nullable: true })
  readonly funder!: OrganisationType | null;

  @Field(() => MoneyType, { nullable: true })
  readonly cap!: Money | null;

  @Field(() => MoneyType)
  readonly billed!: Money;

  @Field(() => MoneyType, { nullable: true })
  readonly headroom!: Money | null;
}

@ObjectType('Headroom', { simpleResolvers: true })
export class HeadroomType implements HeadroomView {
  @Field(() => MoneyType, { nullable: true, description: 'Today’s maximum of the contract.' })
  readonly maximum!: Money | null;

  @Field(() => MoneyType, { description: 'Settled.' })
  readonly paid!: Money;

  @Field(() => MoneyType, { description: 'Billed and not settled yet.' })
  readonly committed!: Money;

  @Field(() => MoneyType, { nullable: true })
  readonly remaining!: Money | null;

  @Field(() => MoneyType, { description: 'Approved and verified claims that no run has billed yet.' })
  readonly awaiting!: Money;

  @Field(() => MoneyType)
  readonly unfunded!: Money;

  @Field(() => Int)
  readonly unfundedClaimCount!: number;

  @Field(() => [ContributionHeadroomType])
  readonly contributions!: ContributionHeadroomType[];

  @Field(() => [VariationType])
  readonly variations!: VariationType[];
}
