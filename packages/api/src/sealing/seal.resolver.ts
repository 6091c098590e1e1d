import type { Refusal } from '@weft/shared';
import {
  recordSeal,
  type SealChoice,
  type SealInput,
  type SealOpenersInput,
  type SealView,
  sealChoices,
  sealRecord,
  setSealOpeners,
  unsealRecord,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  RecordSealType,
  SealChoiceType,
  SealInputType,
  SealOpenersInputType,
  SealResult,
} from './seal.type.js';

/** Records that named people alone can open. */
@Resolver()
export class SealResolver {
  @Query(() => RecordSealType, {
    nullable: true,
    description: 'Null for a record that is not sealed, and for whoever cannot open it.',
  })
  recordSeal(
    @Ctx() context: ApiContext,
    @Arg('recordId', () => ID) recordId: string,
  ): Promise<SealView | null> {
    return recordSeal(actorOf(context), recordId);
  }

  @Query(() => [SealChoiceType], { description: 'Who can be named to open a record, by name.' })
  sealChoices(
    @Ctx() context: ApiContext,
    @Arg('recordId', () => ID) recordId: string,
  ): Promise<SealChoice[]> {
    return sealChoices(actorOf(context), recordId);
  }

  @Mutation(() => SealResult, { description: 'Keeps a record from everybody but the people named.' })
  sealRecord(
    @Ctx() context: ApiContext,
    @Arg('input', () => SealInputType) input: SealInput,
  ): Promise<SealView | Refusal> {
    return sealRecord(actorOf(context), input);
  }

  @Mutation(() => SealResult)
  setSealOpeners(
    @Ctx() context: ApiContext,
    @Arg('input', () => SealOpenersInputType) input: SealOpenersInput,
  ): Promise<SealView | Refusal> {
    return setSealOpeners(actorOf(context), input);
  }

  @Mutation(() => SealResult)
  unsealRecord(
    @Ctx() context: ApiContext,
    @Arg('recordId', () => ID) recordId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<SealView | Refusal> {
    return unsealRecord(actorOf(context), { recordId, reason });
  }
}
