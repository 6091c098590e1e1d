import { getToday, type TodayItemView } from '@weft/shared/server';
import { Ctx, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { TodayItemType } from './today-item.type.js';

@Resolver()
export class TodayResolver {
  @Query(() => [TodayItemType], { description: 'What waits for me, most urgent first.' })
  today(@Ctx() context: ApiContext): Promise<TodayItemView[]> {
    return getToday(actorOf(context));
  }
}
