import type { Refusal } from '@weft/shared';
import {
  type ParticipantView,
  type PlanInput,
  type PlanVersionView,
  type PlanView,
  plansOf,
  planVersionsOf,
  writePlan,
} from '@weft/shared/server';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type ApiContext, actorOf, loaderOf } from '../graphql/index.js';
import { ParticipantType } from '../participants/participant.type.js';
import { PlanInputType, PlanResult, PlanVersionType, SupportPlanType } from './plan.type.js';

@Resolver(() => ParticipantType)
export class PlanResolver {
  @FieldResolver(() => SupportPlanType, {
    nullable: true,
    description: 'Null before there is one, and for those who only know the name.',
  })
  async plan(@Ctx() context: ApiContext, @Root() { id }: ParticipantView): Promise<PlanView | null> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'plan', (ids: readonly string[]) => plansOf(actor, ids));
    return (await loader.load(id)) ?? null;
  }

  @FieldResolver(() => [PlanVersionType], { description: 'Every version of the plan, the latest first.' })
  async planVersions(
    @Ctx() context: ApiContext,
    @Root() { id }: ParticipantView,
  ): Promise<readonly PlanVersionView[]> {
    const actor = actorOf(context);
    const loader = loaderOf(context, 'planVersions', (ids: readonly string[]) => planVersionsOf(actor, ids));
    return (await loader.load(id)) ?? [];
  }

  @Mutation(() => PlanResult, {
    description: 'Saves the plan as a new version; what it said before is kept.',
  })
  writePlan(
    @Ctx() context: ApiContext,
    @Arg('input', () => PlanInputType) input: PlanInput,
  ): Promise<PlanView | Refusal> {
    return writePlan(actorOf(context), input);
  }
}
