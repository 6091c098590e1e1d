import type { CalendarDate, Refusal } from '@weft/shared';
import {
  type FunderShareView,
  funderShares,
  type Page,
  type PortfolioRowView,
  portfolio,
  type StatementSort,
  type StatementState,
  type StatementView,
  settleStatement,
  statement,
  statements,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar, selects, signedIn } from '../graphql/index.js';
import { FunderShareType, PortfolioRowType } from './funder-share.type.js';
import {
  StatementConnection,
  StatementResult,
  StatementSortInput,
  StatementStateEnum,
  StatementType,
} from './statement.type.js';

@Resolver()
export class StatementResolver {
  @Query(() => StatementType, { nullable: true })
  statement(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<StatementView | null> {
    return statement(actorOf(context), id);
  }

  @Query(() => StatementConnection)
  statements(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('state', () => StatementStateEnum, { nullable: true }) state: StatementState | undefined,
    @Arg('funderId', () => ID, { nullable: true }) funderId: string | undefined,
    @Arg('from', () => DateScalar, { nullable: true, description: 'Of periods that end on or after it.' })
    from: CalendarDate | undefined,
    @Arg('to', () => DateScalar, { nullable: true }) to: CalendarDate | undefined,
    @Arg('sort', () => StatementSortInput, { nullable: true }) sort: StatementSort | undefined,
  ): Promise<Page<StatementView>> {
    return statements(actorOf(context), {
      first,
      after,
      state,
      funderId,
      from,
      to,
      sort,
      count: selects(info, 'totalCount'),
      lines: selects(info, 'edges.node.lines'),
    });
  }

  @Query(() => [FunderShareType], {
    description: 'By date of achievement; grants and opening amounts by the end of their period.',
  })
  funderShares(
    @Ctx() context: ApiContext,
    @Arg('from', () => DateScalar) from: CalendarDate,
    @Arg('to', () => DateScalar) to: CalendarDate,
  ): Promise<FunderShareView[]> {
    return funderShares(actorOf(context), { from, to });
  }

  @Query(() => [PortfolioRowType], { description: 'A funder’s partnerships, its own money only.' })
  portfolio(@Ctx() context: ApiContext): Promise<PortfolioRowView[]> {
    return portfolio(signedIn(context));
  }

  @Mutation(() => StatementResult)
  settleStatement(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateScalar) on: CalendarDate,
    @Arg('reference', () => String) reference: string,
  ): Promise<StatementView | Refusal> {
    return settleStatement(actorOf(context), { id, on, reference });
  }
}
