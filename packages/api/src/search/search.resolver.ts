import { type SearchHitView, searchEverything } from '@weft/shared/server';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { SearchHitType } from './search-hit.type.js';

@Resolver()
export class SearchResolver {
  @Query(() => [SearchHitType], { description: 'At most 20, over what I may see.' })
  search(@Ctx() context: ApiContext, @Arg('text', () => String) text: string): Promise<SearchHitView[]> {
    return searchEverything(actorOf(context), { text });
  }
}
