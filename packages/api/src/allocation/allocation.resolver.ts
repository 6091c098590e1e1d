import type { AllocationRule, Refusal } from '@weft/shared';
import {
  type AllocationChoiceView,
  type AllocationRules,
  type AllocationTrial,
  adoptAllocationRule,
  allocationChoices,
  allocationRule,
  allocationSuggestions,
  allocationTrial,
  type SuggestionsView,
  saveAllocationRule,
  type WaitingListView,
  waitingList,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { AllocationDecisionType, AllocationSuggestionsType, WaitingListType } from './allocation.type.js';
import {
  AllocationRulesResult,
  AllocationRulesType,
  AllocationRuleType,
  AllocationTrialType,
} from './allocation-rule.type.js';

/** Who is suggested for whom, and by which rule. */
@Resolver()
export class AllocationResolver {
  @Query(() => AllocationSuggestionsType, {
    nullable: true,
    description: 'Null for a referral that is placed or closed.',
  })
  allocationSuggestions(
    @Ctx() context: ApiContext,
    @Arg('referralId', () => ID) referralId: string,
  ): Promise<SuggestionsView | null> {
    return allocationSuggestions(actorOf(context), referralId);
  }

  @Query(() => [AllocationDecisionType], { description: 'How somebody was allocated, the latest first.' })
  allocationDecisions(
    @Ctx() context: ApiContext,
    @Arg('referralId', () => ID) referralId: string,
  ): Promise<readonly AllocationChoiceView[]> {
    return allocationChoices(actorOf(context), referralId);
  }

  @Query(() => WaitingListType)
  waitingList(@Ctx() context: ApiContext): Promise<WaitingListView> {
    return waitingList(actorOf(context));
  }

  @Query(() => AllocationRulesType)
  allocationRule(@Ctx() context: ApiContext): Promise<AllocationRules> {
    return allocationRule(actorOf(context));
  }

  @Query(() => AllocationTrialType, { nullable: true, description: 'Null where there is no draft.' })
  allocationTrial(@Ctx() context: ApiContext): Promise<AllocationTrial | null> {
    return allocationTrial(actorOf(context));
  }

  @Mutation(() => AllocationRulesResult, { description: 'As the draft, in place of any other.' })
  saveAllocationRule(
    @Ctx() context: ApiContext,
    @Arg('rule', () => AllocationRuleType) rule: AllocationRule,
  ): Promise<AllocationRules | Refusal> {
    return saveAllocationRule(actorOf(context), { ...rule, longWait: rule.longWait ?? null });
  }

  @Mutation(() => AllocationRulesResult, { description: 'The draft of this version, as it was tried.' })
  adoptAllocationRule(
    @Ctx() context: ApiContext,
    @Arg('version', () => Int) version: number,
  ): Promise<AllocationRules | Refusal> {
    return adoptAllocationRule(actorOf(context), version);
  }
}
