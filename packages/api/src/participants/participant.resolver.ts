import type { CalendarDate, Refusal } from '@weft/shared';
import {
  type CorrectionView,
  correctionsOf,
  correctParticipant,
  enrolParticipant,
  type LadderStep,
  type ListedParticipant,
  laddersOf,
  linkWorkers,
  type Page,
  type ParticipantCorrection,
  type ParticipantInput,
  type ParticipantSort,
  type ParticipantView,
  type PersonView,
  type Phase,
  participant,
  participants,
  recordBaseline,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar, loaderOf, selects } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { CorrectionType, ParticipantCorrectionType } from './correction.type.js';
import {
  LadderStepType,
  ParticipantConnection,
  ParticipantInputType,
  ParticipantResult,
  ParticipantSortInput,
  ParticipantType,
  PhaseEnum,
} from './participant.type.js';

@Resolver(() => ParticipantType)
export class ParticipantResolver {
  @Query(() => ParticipantConnection)
  participants(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('search', () => String, { nullable: true }) search: string | undefined,
    @Arg('phase', () => PhaseEnum, { nullable: true }) phase: Phase | undefined,
    @Arg('mine', () => Boolean, { nullable: true, description: 'Only those whose link worker I am.' })
    mine: boolean | undefined,
    @Arg('unseen', () => Boolean, {
      nullable: true,
      description: 'Only those not seen within the time that the guide gives their phase.',
    })
    unseen: boolean | undefined,
    @Arg('linkWorkerId', () => ID, {
      nullable: true,
      description: 'Only those whom this person looks after.',
    })
    linkWorkerId: string | undefined,
    @Arg('sort', () => ParticipantSortInput, { nullable: true }) sort: ParticipantSort | undefined,
  ): Promise<Page<ListedParticipant>> {
    const count = selects(info, 'totalCount');
    return participants(actorOf(context), {
      first,
      after,
      search,
      phase,
      mine,
      unseen,
      linkWorkerId,
      sort,
      count,
    });
  }

  @Query(() => ParticipantType, { nullable: true })
  participant(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<ParticipantView | null> {
    return participant(actorOf(context), id);
  }

  @FieldResolver(() => [LadderStepType], {
    description: 'Every outcome of the card that applies today, in its order.',
  })
  async ladder(@Ctx() context: ApiContext, @Root() { id }: ParticipantView): Promise<readonly LadderStep[]> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'ladder', (ids: readonly string[]) => laddersOf(actor, ids));
    return (await loader.load(id)) ?? [];
  }

  @Mutation(() => ParticipantResult)
  enrolParticipant(
    @Ctx() context: ApiContext,
    @Arg('input', () => ParticipantInputType) input: ParticipantInput,
  ): Promise<ParticipantView | Refusal> {
    return enrolParticipant(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult)
  recordBaseline(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
    @Arg('outcomeCode', () => String) outcomeCode: string,
    @Arg('achievedOn', () => DateScalar) achievedOn: CalendarDate,
  ): Promise<ParticipantView | Refusal> {
    return recordBaseline(actorOf(context), { participantId, outcomeCode, achievedOn });
  }

  @FieldResolver(() => [CorrectionType], {
    description: 'What was put right on the record, newest first; empty for those who only know the name.',
  })
  async corrections(
    @Ctx() context: ApiContext,
    @Root() { id }: ParticipantView,
  ): Promise<readonly CorrectionView[]> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'corrections', (ids: readonly string[]) => correctionsOf(actor, ids));
    return (await loader.load(id)) ?? [];
  }

  @Query(() => [PersonType], { description: 'Who may look after a provider’s participants, by name.' })
  linkWorkers(
    @Ctx() context: ApiContext,
    @Arg('providerId', () => ID) providerId: string,
  ): Promise<PersonView[]> {
    return linkWorkers(actorOf(context), providerId);
  }

  @Mutation(() => ParticipantResult, { description: 'Puts right what was mistyped; what it said is kept.' })
  correctParticipant(
    @Ctx() context: ApiContext,
    @Arg('input', () => ParticipantCorrectionType) input: ParticipantCorrection,
  ): Promise<ParticipantView | Refusal> {
    return correctParticipant(actorOf(context), input);
  }
}
