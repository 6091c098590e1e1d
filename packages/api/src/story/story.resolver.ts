import { type CalendarDate, type ClaimState } from '@weft/shared';
import {
  type Page,
  type PersonView,
  STORY_KINDS,
  type StoryEntry,
  type StoryKind,
  story,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import {
  type ApiContext,
  actorOf,
  ClaimStateEnum,
  connectionOf,
  DateScalar,
  DateTimeScalar,
  schemaEnum,
  selects,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const StoryKindEnum = schemaEnum('StoryKind', STORY_KINDS);

@ObjectType('StoryEntry', { simpleResolvers: true })
class StoryEntryType implements StoryEntry {
  @Field(() => String)
  readonly id!: string;

  @Field(() => StoryKindEnum)
  readonly kind!: StoryKind;

  @Field(() => DateScalar, { description: 'The day of which it tells.' })
  readonly on!: CalendarDate;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly at!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => String)
  readonly sentence!: string;

  @Field(() => String, { nullable: true, description: 'What somebody wrote beside it.' })
  readonly words!: string | null;

  @Field(() => ID, { nullable: true })
  readonly claimId!: string | null;

  @Field(() => ClaimStateEnum, { nullable: true })
  readonly claimState!: ClaimState | null;

  @Field(() => ID, { nullable: true })
  readonly referralId!: string | null;
}

const StoryConnection = connectionOf('StoryEntry', () => StoryEntryType);

/** What happened with a participant, in one column. */
@Resolver()
export class StoryResolver {
  @Query(() => StoryConnection, { description: 'What happened with a participant, the latest day first.' })
  story(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('participantId', () => ID) participantId: string,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('without', () => [StoryKindEnum], {
      nullable: true,
      description: 'Kinds that are told elsewhere on the same page.',
    })
    without: StoryKind[] | undefined,
  ): Promise<Page<StoryEntry>> {
    const count = selects(info, 'totalCount');
    return story(actorOf(context), { participantId, first, after, count, without });
  }
}
