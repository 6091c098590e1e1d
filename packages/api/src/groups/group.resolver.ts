import type { Refusal } from '@weft/shared';
import {
  type AttendanceView,
  attendanceOf,
  type GroupInFull,
  type GroupInput,
  type GroupView,
  group,
  groups,
  type ParticipantView,
  recordSitting,
  type SittingInput,
  saveGroup,
} from '@weft/shared/server';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ApiContext, actorOf, loaderOf } from '../graphql/index.js';
import { ParticipantType } from '../participants/participant.type.js';
import {
  AttendanceShareType,
  GroupInListType,
  GroupInputType,
  GroupResult,
  GroupType,
  SittingInputType,
} from './group.type.js';

/** Groups that meet, and who was there. */
@Resolver(() => ParticipantType)
export class GroupResolver {
  @Query(() => [GroupInListType], { description: 'Of one’s own provider, of all for the hub, by name.' })
  groups(@Ctx() context: ApiContext): Promise<GroupView[]> {
    return groups(actorOf(context));
  }

  @Query(() => GroupType, { nullable: true })
  group(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<GroupInFull | null> {
    return group(actorOf(context), id);
  }

  @FieldResolver(() => AttendanceShareType, {
    nullable: true,
    description: 'How often they came; null while there is no contact.',
  })
  async attendance(
    @Ctx() context: ApiContext,
    @Root() { id }: ParticipantView,
  ): Promise<AttendanceView | null> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'attendance', (ids: readonly string[]) => attendanceOf(actor, ids));
    return (await loader.load(id)) ?? null;
  }

  @Mutation(() => GroupResult)
  saveGroup(
    @Ctx() context: ApiContext,
    @Arg('input', () => GroupInputType) input: GroupInput,
  ): Promise<GroupInFull | Refusal> {
    return saveGroup(actorOf(context), input);
  }

  @Mutation(() => GroupResult, { description: 'Who was there, or puts that right.' })
  recordSitting(
    @Ctx() context: ApiContext,
    @Arg('input', () => SittingInputType) input: SittingInput,
  ): Promise<GroupInFull | Refusal> {
    return recordSitting(actorOf(context), input);
  }
}
