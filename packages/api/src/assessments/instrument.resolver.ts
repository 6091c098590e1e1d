import type { Refusal } from '@weft/shared';
import {
  agreeMeasureRule,
  discardInstrumentDraft,
  discardMeasureRule,
  draftInstrument,
  type InstrumentView,
  instruments,
  type MeasureRuleInput,
  type MeasureRuleView,
  measureRules,
  proposeMeasureRule,
  putInstrumentToUse,
  takeInstrumentOutOfUse,
  updateInstrumentDraft,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  InstrumentResult,
  InstrumentType,
  MeasureRuleInputType,
  MeasureRuleResult,
  MeasureRuleType,
} from './instrument.type.js';

/** Questionnaires as data, and what they have to show for an outcome. */
@Resolver()
export class InstrumentResolver {
  @Query(() => [InstrumentType])
  instruments(@Ctx() context: ApiContext): Promise<readonly InstrumentView[]> {
    return instruments(actorOf(context));
  }

  @Query(() => [MeasureRuleType])
  measureRules(@Ctx() context: ApiContext): Promise<readonly MeasureRuleView[]> {
    return measureRules(actorOf(context));
  }

  @Mutation(() => InstrumentResult, { description: 'Drafts an instrument, or the next version of one.' })
  draftInstrument(
    @Ctx() context: ApiContext,
    @Arg('content', () => String) content: string,
  ): Promise<InstrumentView | Refusal> {
    return draftInstrument(actorOf(context), { content });
  }

  @Mutation(() => InstrumentResult)
  updateInstrumentDraft(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('content', () => String) content: string,
  ): Promise<InstrumentView | Refusal> {
    return updateInstrumentDraft(actorOf(context), { id, content });
  }

  @Mutation(() => InstrumentResult, { description: 'Throws a draft away: nothing of it stays.' })
  discardInstrumentDraft(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InstrumentView | Refusal> {
    return discardInstrumentDraft(actorOf(context), id);
  }

  @Mutation(() => InstrumentResult, {
    description: 'People are asked with it from now on; it never changes again.',
  })
  putInstrumentToUse(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InstrumentView | Refusal> {
    return putInstrumentToUse(actorOf(context), id);
  }

  @Mutation(() => InstrumentResult)
  takeInstrumentOutOfUse(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<InstrumentView | Refusal> {
    return takeInstrumentOutOfUse(actorOf(context), id);
  }

  @Mutation(() => MeasureRuleResult)
  proposeMeasureRule(
    @Ctx() context: ApiContext,
    @Arg('input', () => MeasureRuleInputType) input: MeasureRuleInput,
  ): Promise<MeasureRuleView | Refusal> {
    return proposeMeasureRule(actorOf(context), input);
  }

  @Mutation(() => MeasureRuleResult, { description: 'Takes a proposal back before it is agreed.' })
  discardMeasureRule(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MeasureRuleView | Refusal> {
    return discardMeasureRule(actorOf(context), id);
  }

  @Mutation(() => MeasureRuleResult, { description: 'The commissioner’s: it holds from its day on.' })
  agreeMeasureRule(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MeasureRuleView | Refusal> {
    return agreeMeasureRule(actorOf(context), id);
  }
}
