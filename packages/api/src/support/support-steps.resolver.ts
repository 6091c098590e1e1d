import type { Refusal } from '@weft/shared';
import {
  anchorsLookedAfter,
  type ColleagueProposal,
  changePhase,
  closeSupport,
  type MembershipView,
  type MovedPeople,
  moveParticipants,
  type OrganisationView,
  type ParticipantView,
  type PersonMove,
  type PhaseInput,
  peopleLookedAfter,
  proposedMoves,
  reopenSupport,
  type StepInput,
} from '@weft/shared/server';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ApiContext, actorOf, loaderOf } from '../graphql/index.js';
import { MembershipType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ParticipantResult } from '../participants/participant.type.js';
import {
  MovedPeopleResult,
  PersonMoveInputType,
  PhaseInputType,
  ProposedMoveType,
  SupportStepInputType,
} from './support.type.js';

/** What becomes of somebody's support, and who looks after them. */
@Resolver(() => MembershipType)
export class SupportStepsResolver {
  @Mutation(() => ParticipantResult, { description: 'Goes on in active support or in monitoring.' })
  changePhase(
    @Ctx() context: ApiContext,
    @Arg('input', () => PhaseInputType) input: PhaseInput,
  ): Promise<ParticipantView | Refusal> {
    return changePhase(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, { description: 'Closes support: the episode ends on that day.' })
  closeSupport(
    @Ctx() context: ApiContext,
    @Arg('input', () => SupportStepInputType) input: StepInput,
  ): Promise<ParticipantView | Refusal> {
    return closeSupport(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, { description: 'Opens support again: a new episode.' })
  reopenSupport(
    @Ctx() context: ApiContext,
    @Arg('input', () => SupportStepInputType) input: StepInput,
  ): Promise<ParticipantView | Refusal> {
    return reopenSupport(actorOf(context), input);
  }

  @Query(() => [ProposedMoveType], {
    description: 'How a link worker’s people could be spread over the colleagues.',
  })
  proposedMoves(
    @Ctx() context: ApiContext,
    @Arg('linkWorkerId', () => ID) linkWorkerId: string,
  ): Promise<readonly ColleagueProposal[]> {
    return proposedMoves(actorOf(context), linkWorkerId);
  }

  @Mutation(() => MovedPeopleResult, { description: 'Moves people to colleagues, all of them or none.' })
  moveParticipants(
    @Ctx() context: ApiContext,
    @Arg('moves', () => [PersonMoveInputType]) moves: PersonMove[],
  ): Promise<MovedPeople | Refusal> {
    return moveParticipants(actorOf(context), moves);
  }

  @FieldResolver(() => Int, { description: 'How many people they look after whose support goes on.' })
  async looksAfter(@Ctx() context: ApiContext, @Root() { id }: MembershipView): Promise<number> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'looksAfter', (ids: readonly string[]) => peopleLookedAfter(actor, ids));
    return (await loader.load(id)) ?? 0;
  }

  @FieldResolver(() => [OrganisationType], { description: 'Anchor organisations that they look after.' })
  async looksAfterAnchors(
    @Ctx() context: ApiContext,
    @Root() { id }: MembershipView,
  ): Promise<readonly OrganisationView[]> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'looksAfterAnchors', (ids: readonly string[]) =>
      anchorsLookedAfter(actor, ids),
    );
    return (await loader.load(id)) ?? [];
  }
}
