import { formatDecimal } from '@weft/shared';
import { Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { DecimalScalar } from './scalars.js';

/**
 * An amount in whole minor units beside its currency: use cases return `{ amount: 220000n, currency: 'GBP' }`
 * and the resolver below writes "2200.00".
 */
@ObjectType('Money', { simpleResolvers: true })
export class MoneyType {
  readonly amount!: bigint;

  @Field(() => String, { description: 'ISO 4217' })
  readonly currency!: string;
}

@Resolver(() => MoneyType)
export class MoneyResolver {
  @FieldResolver(() => DecimalScalar)
  amount(@Root() money: MoneyType): string {
    return formatDecimal(BigInt(money.amount), money.currency);
  }
}
