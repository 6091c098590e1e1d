import { Field, InputType } from 'type-graphql';
import { schemaEnum } from './enums.js';

/**
 * `sortInput('Claim', CLAIM_SORTS)` makes the input `ClaimSort { by: ClaimSortKey!, descending: Boolean! = false }`
 * of a list; its value is a use case's `Sort`.
 */
export function sortInput<By extends string>(name: string, keys: readonly By[]) {
  const KeyEnum = schemaEnum(`${name}SortKey`, keys);

  @InputType(`${name}Sort`)
  class SortInput {
    @Field(() => KeyEnum)
    readonly by!: By;

    @Field(() => Boolean, { defaultValue: false })
    readonly descending!: boolean;
  }

  return SortInput;
}
