import type { CalendarDate } from '@weft/shared';
import { declineWatch, type WatchSplit } from '@weft/shared/server';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar } from '../graphql/index.js';
import { DeclineWatchType, WatchSplitEnum, watchType } from './watch.type.js';

/** The watch over who is declined, the hub's own declines among them. */
@Resolver()
export class WatchResolver {
  @Query(() => DeclineWatchType)
  async declineWatch(
    @Ctx() context: ApiContext,
    @Arg('from', () => DateScalar) from: CalendarDate,
    @Arg('to', () => DateScalar) to: CalendarDate,
    @Arg('split', () => WatchSplitEnum) split: WatchSplit,
  ): Promise<DeclineWatchType> {
    return watchType(await declineWatch(actorOf(context), { from, to }, split));
  }
}
