import type { Refusal } from '@weft/shared';
import {
  type CircumstanceInput,
  type CircumstanceView,
  circumstances,
  type ParticipantView,
  recordCircumstance,
  removeCircumstance,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { ParticipantResult } from '../participants/participant.type.js';
import { CircumstanceInputType, CircumstanceType } from './circumstance.type.js';

/** What changes in people's lives. */
@Resolver()
export class CircumstanceResolver {
  @Query(() => [CircumstanceType], { description: 'What stands, the latest first; at most 100.' })
  circumstances(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<readonly CircumstanceView[]> {
    return circumstances(actorOf(context), participantId);
  }

  @Mutation(() => ParticipantResult, {
    description: 'Records a change, and what follows from it for what is sustained.',
  })
  recordCircumstance(
    @Ctx() context: ApiContext,
    @Arg('input', () => CircumstanceInputType) input: CircumstanceInput,
  ): Promise<ParticipantView | Refusal> {
    return recordCircumstance(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, { description: 'Withdraws an entry, with what followed from it.' })
  removeCircumstance(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ParticipantView | Refusal> {
    return removeCircumstance(actorOf(context), id);
  }
}
