import type {
  Money,
  MoneyFlowView,
  PaidByOthersRowView,
  PaidByOthersView,
  PaymentRunKind,
} from '@weft/shared/server';
import { Field, Int, ObjectType } from 'type-graphql';
import { MoneyType } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { PaymentRunKindEnum } from './payment-run-kind.js';

@ObjectType('MoneyFlow', { simpleResolvers: true })
export class MoneyFlowType implements MoneyFlowView {
  @Field(() => OrganisationType)
  readonly funder!: OrganisationType;

  @Field(() => PaymentRunKindEnum)
  readonly kind!: PaymentRunKind;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String, { description: 'What the outcome is called, or what the payment is for.' })
  readonly title!: string;

  @Field(() => OrganisationType, {
    nullable: true,
    description: 'Null for lump sums, and to a funder for sensitive outcomes.',
  })
  readonly provider!: OrganisationType | null;

  @Field(() => Int)
  readonly claimCount!: number;

  @Field(() => MoneyType, { description: 'Billed or paid, less what was given back.' })
  readonly amount!: Money;
}

@ObjectType('PaidByOthersRow', { simpleResolvers: true })
class PaidByOthersRowType implements PaidByOthersRowView {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => OrganisationType, { nullable: true, description: 'Null for sensitive outcomes.' })
  readonly provider!: OrganisationType | null;

  @Field(() => Int, { nullable: true, description: 'Rounded; null where it is not shown.' })
  readonly claimCount!: number | null;
}

@ObjectType('PaidByOthers', { simpleResolvers: true })
export class PaidByOthersType implements PaidByOthersView {
  @Field(() => Int, { description: 'Counts from 1 to this are not shown, nor what would give them away.' })
  readonly largestHidden!: number;

  @Field(() => Int)
  readonly roundedTo!: number;

  @Field(() => Int, { nullable: true })
  readonly claimCount!: number | null;

  @Field(() => [PaidByOthersRowType])
  readonly rows!: PaidByOthersRowType[];
}
