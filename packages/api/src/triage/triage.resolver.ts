import type { Refusal } from '@weft/shared';
import {
  type HubLists,
  hubLists,
  recordTriage,
  type TriageInput,
  type TriageView,
  triage,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { HubListsType, TriageInputType, TriageResult, TriageType } from './triage.type.js';

/** What the hub finds out with somebody who is referred. */
@Resolver()
export class TriageResolver {
  @Query(() => HubListsType)
  hubLists(@Ctx() context: ApiContext): Promise<HubLists> {
    return hubLists(actorOf(context));
  }

  @Query(() => TriageType, { nullable: true })
  triage(
    @Ctx() context: ApiContext,
    @Arg('referralId', () => ID) referralId: string,
  ): Promise<TriageView | null> {
    return triage(actorOf(context), referralId);
  }

  @Mutation(() => TriageResult, { description: 'All of it at once: what is left out is nothing.' })
  recordTriage(
    @Ctx() context: ApiContext,
    @Arg('input', () => TriageInputType) input: TriageInput,
  ): Promise<TriageView | Refusal> {
    return recordTriage(actorOf(context), { ...input, complexity: input.complexity ?? null });
  }
}
