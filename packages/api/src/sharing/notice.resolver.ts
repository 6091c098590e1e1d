import type { Refusal } from '@weft/shared';
import {
  type Page,
  type ParticipantSharingView,
  type ParticipantView,
  participantSharing,
  recordSharingNotices,
  type SharingCounts,
  type SharingNoticesInput,
  type SharingNoticesMade,
  sharingCounts,
  sharingPeopleToTell,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import { ParticipantConnection } from '../participants/participant.type.js';
import { SharingNoticesInputType } from './agreement.input.js';
import { ParticipantSharingType, SharingCountsType, SharingNoticesResult } from './notice.type.js';

/** Who was told what is shared about them, and who took it back. */
@Resolver()
export class SharingNoticeResolver {
  @Query(() => ParticipantConnection, {
    description: 'Those in support whom I work with and who were never told of an agreement, by name.',
  })
  sharingPeopleToTell(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('agreementId', () => ID) agreementId: string,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('mine', () => Boolean, { nullable: true, description: 'Only those whose link worker I am.' })
    mine: boolean | undefined,
    @Arg('search', () => String, {
      nullable: true,
      description: 'In their names, or how a reference begins.',
    })
    search: string | undefined,
  ): Promise<Page<ParticipantView>> {
    const count = selects(info, 'totalCount');
    return sharingPeopleToTell(actorOf(context), { agreementId, first, after, mine, search, count });
  }

  @Query(() => [ParticipantSharingType], {
    description: 'What is shared about one participant, the latest agreement first.',
  })
  participantSharing(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<readonly ParticipantSharingView[]> {
    return participantSharing(actorOf(context), participantId);
  }

  @Query(() => SharingCountsType, {
    nullable: true,
    description:
      'How many of those in support were told: of all, or of my providers’; null for who sees nobody.',
  })
  sharingCounts(
    @Ctx() context: ApiContext,
    @Arg('agreementId', () => ID) agreementId: string,
  ): Promise<SharingCounts | null> {
    return sharingCounts(actorOf(context), agreementId);
  }

  @Mutation(() => SharingNoticesResult, {
    description: 'Records that people were told of an agreement, or took it back.',
  })
  recordSharingNotices(
    @Ctx() context: ApiContext,
    @Arg('input', () => SharingNoticesInputType) input: SharingNoticesInput,
  ): Promise<SharingNoticesMade | Refusal> {
    return recordSharingNotices(actorOf(context), input);
  }
}
