import type { Refusal, TransferState } from '@weft/shared';
import {
  askForTransfer,
  declineTransfer,
  type Page,
  participantTransfers,
  type TakeOnInput,
  type TransferInput,
  type TransferView,
  takeOnTransfer,
  transfers,
  withdrawTransfer,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import {
  TakeOnInputType,
  TransferConnection,
  TransferInputType,
  TransferResult,
  TransferStateEnum,
  TransferType,
} from './transfer.type.js';

/** From one provider to another. */
@Resolver()
export class TransferResolver {
  @Query(() => TransferConnection, {
    description: 'Those that wait, the oldest first, and then those decided, the latest first.',
  })
  transfers(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('states', () => [TransferStateEnum], { nullable: true }) states: TransferState[] | undefined,
  ): Promise<Page<TransferView>> {
    return transfers(actorOf(context), { first, after, states, count: selects(info, 'totalCount') });
  }

  @Query(() => [TransferType], { description: 'All transfers of one participant, the latest first.' })
  participantTransfers(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<readonly TransferView[]> {
    return participantTransfers(actorOf(context), participantId);
  }

  @Mutation(() => TransferResult, {
    description: 'Asks another provider to take somebody on who has agreed to it.',
  })
  askForTransfer(
    @Ctx() context: ApiContext,
    @Arg('input', () => TransferInputType) input: TransferInput,
  ): Promise<TransferView | Refusal> {
    return askForTransfer(actorOf(context), input);
  }

  @Mutation(() => TransferResult, {
    description: 'Takes somebody on: the earlier provider’s episode ends, and a new one begins.',
  })
  takeOnTransfer(
    @Ctx() context: ApiContext,
    @Arg('input', () => TakeOnInputType) input: TakeOnInput,
  ): Promise<TransferView | Refusal> {
    return takeOnTransfer(actorOf(context), input);
  }

  @Mutation(() => TransferResult, { description: 'The provider that is asked cannot take them on.' })
  declineTransfer(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('words', () => String) words: string,
  ): Promise<TransferView | Refusal> {
    return declineTransfer(actorOf(context), { id, words });
  }

  @Mutation(() => TransferResult, { description: 'Who asked, or the hub, takes it back.' })
  withdrawTransfer(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('words', () => String) words: string,
  ): Promise<TransferView | Refusal> {
    return withdrawTransfer(actorOf(context), { id, words });
  }
}
