import type { Refusal } from '@weft/shared';
import {
  agreeFundingProposal,
  discardFundingProposal,
  type FundingAgreementView,
  type FundingCostView,
  type FundingProposalView,
  getFundingCost,
  listFundingProposals,
  proposeFunding,
  returnFundingProposal,
  updateFundingProposal,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { FundingAgreementInput } from './funding-agreement.input.js';
import { FundingAgreementResult } from './funding-agreement.type.js';
import { FundingCostResult, FundingProposalResult, FundingProposalType } from './funding-proposal.type.js';

/** What the backbone proposes about who pays, and what becomes of it. */
@Resolver()
export class FundingProposalResolver {
  @Query(() => [FundingProposalType], {
    description: 'Those that wait to be agreed or were sent back, newest first.',
  })
  fundingProposals(@Ctx() context: ApiContext): Promise<FundingProposalView[]> {
    return listFundingProposals(actorOf(context));
  }

  @Query(() => FundingCostResult, { description: 'What these terms would have meant for past claims.' })
  fundingCost(
    @Ctx() context: ApiContext,
    @Arg('input', () => FundingAgreementInput) input: FundingAgreementInput,
  ): Promise<FundingCostView | Refusal> {
    return getFundingCost(actorOf(context), input);
  }

  @Mutation(() => FundingProposalResult)
  proposeFunding(
    @Ctx() context: ApiContext,
    @Arg('input', () => FundingAgreementInput) input: FundingAgreementInput,
  ): Promise<FundingProposalView | Refusal> {
    return proposeFunding(actorOf(context), input);
  }

  @Mutation(() => FundingProposalResult)
  updateFundingProposal(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => FundingAgreementInput) input: FundingAgreementInput,
  ): Promise<FundingProposalView | Refusal> {
    return updateFundingProposal(actorOf(context), { id, input });
  }

  @Mutation(() => FundingProposalResult, { description: 'Takes it back; the answer is what it was.' })
  discardFundingProposal(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<FundingProposalView | Refusal> {
    return discardFundingProposal(actorOf(context), { id });
  }

  @Mutation(() => FundingProposalResult, { description: 'Sends it back to the backbone.' })
  returnFundingProposal(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<FundingProposalView | Refusal> {
    return returnFundingProposal(actorOf(context), { id, reason });
  }

  @Mutation(() => FundingAgreementResult, { description: 'It becomes the next version of the agreement.' })
  agreeFundingProposal(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
  ): Promise<FundingAgreementView | Refusal> {
    return agreeFundingProposal(actorOf(context), { id, revision });
  }
}
