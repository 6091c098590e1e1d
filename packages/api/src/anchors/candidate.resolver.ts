import type { CalendarDate, Refusal } from '@weft/shared';
import {
  askCandidateParent,
  type CandidateConsentInput,
  type CandidateView,
  candidates,
  consentToCandidate,
  type RefusedCandidate,
  refuseCandidate,
  suggestCandidate,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar } from '../graphql/index.js';
import {
  CandidateConsentInputType,
  CandidateResult,
  CandidateType,
  RefusedCandidateResult,
} from './candidate.type.js';

/** Whom an anchor thinks of, before anybody knows a name. */
@Resolver()
export class CandidateResolver {
  @Query(() => [CandidateType])
  candidates(
    @Ctx() context: ApiContext,
    @Arg('anchorId', () => ID) anchorId: string,
  ): Promise<readonly CandidateView[]> {
    return candidates(actorOf(context), anchorId);
  }

  @Mutation(() => CandidateResult, {
    description: 'A code and reasons in the anchor’s own words; never a name.',
  })
  suggestCandidate(
    @Ctx() context: ApiContext,
    @Arg('anchorId', () => ID) anchorId: string,
    @Arg('code', () => String) code: string,
    @Arg('reasons', () => String) reasons: string,
  ): Promise<CandidateView | Refusal> {
    return suggestCandidate(actorOf(context), { anchorId, code, reasons });
  }

  @Mutation(() => CandidateResult, { description: 'On which day a parent was asked.' })
  askCandidateParent(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateScalar) on: CalendarDate,
  ): Promise<CandidateView | Refusal> {
    return askCandidateParent(actorOf(context), { id, on });
  }

  @Mutation(() => CandidateResult, {
    description: 'A parent consents: a name is entered, and the candidate becomes a referral by the anchor.',
  })
  consentToCandidate(
    @Ctx() context: ApiContext,
    @Arg('input', () => CandidateConsentInputType) input: CandidateConsentInput,
  ): Promise<CandidateView | Refusal> {
    return consentToCandidate(actorOf(context), input);
  }

  @Mutation(() => RefusedCandidateResult, {
    description: 'A parent refuses: everything about the candidate is deleted, and a number is kept.',
  })
  refuseCandidate(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<RefusedCandidate | Refusal> {
    return refuseCandidate(actorOf(context), id);
  }
}
