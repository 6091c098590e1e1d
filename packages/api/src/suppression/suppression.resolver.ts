import type { SuppressionProfile } from '@weft/shared';
import {
  chooseSuppression,
  type SuppressionChoiceView,
  type SuppressionRulesView,
  suppressionChoice,
  suppressionRules,
} from '@weft/shared/server';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { SuppressionChoiceType, SuppressionProfileEnum, SuppressionRulesType } from './suppression.type.js';

@Resolver()
export class SuppressionResolver {
  @Query(() => SuppressionRulesType, { description: 'How small figures are hidden here.' })
  suppressionRules(@Ctx() context: ApiContext): Promise<SuppressionRulesView> {
    return suppressionRules(actorOf(context));
  }

  @Query(() => SuppressionChoiceType, { description: 'What was chosen, by whom, and what stands.' })
  suppressionChoice(@Ctx() context: ApiContext): Promise<SuppressionChoiceView> {
    return suppressionChoice(actorOf(context));
  }

  @Mutation(() => SuppressionChoiceType, { description: 'From the next month on.' })
  chooseSuppression(
    @Ctx() context: ApiContext,
    @Arg('profile', () => SuppressionProfileEnum) profile: SuppressionProfile,
  ): Promise<SuppressionChoiceView> {
    return chooseSuppression(actorOf(context), profile);
  }
}
