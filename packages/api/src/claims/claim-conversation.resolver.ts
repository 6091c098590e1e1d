import type { Refusal } from '@weft/shared';
import { answerAboutClaim, askAboutClaim, type ClaimView, markEvidenceOpened } from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { ClaimResult } from './claim.type.js';
import { claimParts } from './claim-parts.js';

/** What is said about claims and looked at, which moves none of them. */
@Resolver()
export class ClaimConversationResolver {
  @Mutation(() => ClaimResult, { description: 'The claim’s state stays.' })
  askAboutClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('question', () => String) question: string,
  ): Promise<ClaimView | Refusal> {
    return askAboutClaim(actorOf(context), { id, question }, claimParts(info));
  }

  @Mutation(() => ClaimResult)
  answerAboutClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('answer', () => String) answer: string,
  ): Promise<ClaimView | Refusal> {
    return answerAboutClaim(actorOf(context), { id, answer }, claimParts(info));
  }

  @Mutation(() => ClaimResult, {
    description: 'Of a piece of evidence, or of a claim: then all of its evidence.',
  })
  markEvidenceOpened(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<ClaimView> {
    return markEvidenceOpened(actorOf(context), { id }, claimParts(info));
  }
}
