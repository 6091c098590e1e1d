import { SEARCH_KINDS, type SearchHitView, type SearchKind } from '@weft/shared/server';
import { Field, ID, ObjectType } from 'type-graphql';
import { schemaEnum } from '../graphql/index.js';

const SearchKindEnum = schemaEnum('SearchKind', SEARCH_KINDS);

@ObjectType('SearchHit', { simpleResolvers: true })
export class SearchHitType implements SearchHitView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => SearchKindEnum)
  readonly kind!: SearchKind;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { nullable: true })
  readonly detail!: string | null;
}
