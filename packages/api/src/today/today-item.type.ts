import { TODAY_KINDS, type TodayItemView, type TodayKind } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, schemaEnum } from '../graphql/index.js';
import { PartnershipType } from '../partnerships/partnership.type.js';

const TodayKindEnum = schemaEnum('TodayKind', TODAY_KINDS);

@ObjectType('TodayItem', { simpleResolvers: true })
export class TodayItemType implements TodayItemView {
  @Field(() => TodayKindEnum)
  readonly kind!: TodayKind;

  @Field(() => Int)
  readonly count!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the first of them waits.' })
  readonly oldest!: Date | null;

  @Field(() => PartnershipType, { nullable: true })
  readonly partnership!: PartnershipType;

  @Field(() => ID, {
    nullable: true,
    description: 'Under agreements on shared data: the extract, run or agreement, where just one waits.',
  })
  readonly onlyId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The agreement of all of them, where it is just one.' })
  readonly agreementId!: string | null;
}
