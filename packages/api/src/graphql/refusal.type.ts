import { isRefusal, type RefusalCode } from '@weft/shared';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { RefusalCodeEnum } from './enums.js';

/** An expected "no": the value that a mutation's union holds instead of its result. */
@ObjectType('Refusal', { simpleResolvers: true })
class RefusalType {
  @Field(() => RefusalCodeEnum)
  readonly code!: RefusalCode;

  @Field(() => String)
  readonly message!: string;

  @Field(() => String, { nullable: true, description: 'The path of the input it is about.' })
  readonly field?: string;

  @Field(() => ID, { nullable: true, description: 'The claim that stands in the way.' })
  readonly claimId?: string;
}

type ObjectClass = new () => object;

/** `resultUnion('ClaimResult', 'Claim', ClaimType)` is `union ClaimResult = Claim | Refusal`. */
export function resultUnion(name: string, typeName: string, type: ObjectClass) {
  return createUnionType({
    name,
    types: () => [type, RefusalType],
    resolveType: (value) => (isRefusal(value) ? 'Refusal' : typeName),
  });
}
