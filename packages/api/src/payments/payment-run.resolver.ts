import type { CalendarDate, Refusal } from '@weft/shared';
import {
  authorisePayments,
  cancelPayments,
  type JobState,
  type Page,
  type PaymentRunSort,
  type PaymentRunView,
  paymentRun,
  paymentRuns,
  previewRun,
  type RunPreviewView,
  recordGrant,
  recordOpening,
  runPayments,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import {
  type ApiContext,
  actorOf,
  DateScalar,
  DecimalScalar,
  JobStateEnum,
  selects,
} from '../graphql/index.js';
import {
  PaymentRunConnection,
  PaymentRunPreviewResult,
  PaymentRunResult,
  PaymentRunSortInput,
  PaymentRunType,
} from './payment-run.type.js';

/** Which nested parts are read. @param below where the run stands: "edges.node." */
const runParts = (info: GraphQLResolveInfo, below = '') => ({
  statements: selects(info, `${below}statements`),
  lines: selects(info, `${below}statements.lines`),
  warnings: selects(info, `${below}warnings`),
});

@Resolver()
export class PaymentRunResolver {
  @Query(() => PaymentRunType, { nullable: true })
  paymentRun(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<PaymentRunView | null> {
    return paymentRun(actorOf(context), id, runParts(info));
  }

  @Query(() => PaymentRunConnection)
  paymentRuns(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('state', () => JobStateEnum, { nullable: true }) state: JobState | undefined,
    @Arg('sort', () => PaymentRunSortInput, { nullable: true }) sort: PaymentRunSort | undefined,
  ): Promise<Page<PaymentRunView>> {
    const parts = runParts(info, 'edges.node.');
    const count = selects(info, 'totalCount');
    return paymentRuns(actorOf(context), { first, after, state, sort, count, parts });
  }

  @Query(() => PaymentRunPreviewResult, { description: 'For who prepares a run.' })
  paymentRunPreview(
    @Ctx() context: ApiContext,
    @Arg('periodEnd', () => DateScalar) periodEnd: CalendarDate,
  ): Promise<RunPreviewView | Refusal> {
    return previewRun(actorOf(context), { periodEnd });
  }

  @Mutation(() => PaymentRunResult)
  runPayments(
    @Ctx() context: ApiContext,
    @Arg('periodEnd', () => DateScalar) periodEnd: CalendarDate,
  ): Promise<PaymentRunView | Refusal> {
    return runPayments(actorOf(context), { periodEnd });
  }

  @Mutation(() => PaymentRunResult, {
    description:
      'Cancels a run that has entered nothing in the ledger; stops one that has, which can then only be resumed.',
  })
  cancelPayments(
    @Ctx() context: ApiContext,
    @Arg('runId', () => ID) runId: string,
  ): Promise<PaymentRunView | Refusal> {
    return cancelPayments(actorOf(context), { runId });
  }

  @Mutation(() => PaymentRunResult)
  authorisePayments(
    @Ctx() context: ApiContext,
    @Arg('runId', () => ID) runId: string,
  ): Promise<PaymentRunView | Refusal> {
    return authorisePayments(actorOf(context), { runId });
  }

  @Mutation(() => PaymentRunResult)
  recordOpening(
    @Ctx() context: ApiContext,
    @Arg('periodEnd', () => DateScalar) periodEnd: CalendarDate,
    @Arg('amount', () => DecimalScalar) amount: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<PaymentRunView | Refusal> {
    return recordOpening(actorOf(context), { periodEnd, amount, reason });
  }

  @Mutation(() => PaymentRunResult)
  recordGrant(
    @Ctx() context: ApiContext,
    @Arg('from', () => DateScalar) from: CalendarDate,
    @Arg('to', () => DateScalar) to: CalendarDate,
    @Arg('amount', () => DecimalScalar) amount: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<PaymentRunView | Refusal> {
    return recordGrant(actorOf(context), { from, to, amount, reason });
  }
}
