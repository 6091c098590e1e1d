import type { MilestoneState, Refusal } from '@weft/shared';
import {
  type ComingMilestone,
  correctStatus,
  type HoursInput,
  type MilestoneView,
  milestones,
  milestonesOf,
  type Page,
  type ParticipantView,
  recordHours,
  recordStatus,
  type StatusCorrection,
  type StatusInput,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ApiContext, actorOf, loaderOf, selects } from '../graphql/index.js';
import { ParticipantResult, ParticipantType } from '../participants/participant.type.js';
import {
  HoursInputType,
  MilestoneConnection,
  MilestoneStateEnum,
  MilestoneType,
  StatusCorrectionType,
  StatusInputType,
} from './milestone.type.js';

@Resolver(() => ParticipantType)
export class MilestoneResolver {
  @Query(() => MilestoneConnection, { description: 'What falls due, the first day first.' })
  milestones(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('weeks', () => Int, {
      nullable: true,
      description: 'What falls due within so many weeks, or has lately; left out: whenever.',
    })
    weeks: number | undefined,
    @Arg('states', () => [MilestoneStateEnum], { nullable: true }) states: MilestoneState[] | undefined,
    @Arg('mine', () => Boolean, { nullable: true, description: 'Only of those whose link worker I am.' })
    mine: boolean | undefined,
    @Arg('providerId', () => ID, { nullable: true }) providerId: string | undefined,
  ): Promise<Page<ComingMilestone>> {
    const count = selects(info, 'totalCount');
    const rows = selects(info, 'edges') || selects(info, 'pageInfo');
    return milestones(actorOf(context), { first, after, weeks, states, mine, providerId, count, rows });
  }

  @FieldResolver(() => [MilestoneType], {
    name: 'milestones',
    description: 'What is reached by sustaining an earlier outcome.',
  })
  async milestonesOfParticipant(
    @Ctx() context: ApiContext,
    @Root() { id }: ParticipantView,
  ): Promise<readonly MilestoneView[]> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'milestones', (ids: readonly string[]) => milestonesOf(actor, ids));
    return (await loader.load(id)) ?? [];
  }

  @Mutation(() => ParticipantResult, { description: 'Records that it still holds, or was interrupted.' })
  recordStatus(
    @Ctx() context: ApiContext,
    @Arg('input', () => StatusInputType) input: StatusInput,
  ): Promise<ParticipantView | Refusal> {
    return recordStatus(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, { description: 'Puts an entry right; what it said is kept.' })
  correctStatus(
    @Ctx() context: ApiContext,
    @Arg('input', () => StatusCorrectionType) input: StatusCorrection,
  ): Promise<ParticipantView | Refusal> {
    return correctStatus(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, { description: 'Records hours of work a week, from a day on.' })
  recordHours(
    @Ctx() context: ApiContext,
    @Arg('input', () => HoursInputType) input: HoursInput,
  ): Promise<ParticipantView | Refusal> {
    return recordHours(actorOf(context), input);
  }
}
