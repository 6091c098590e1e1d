import type { Refusal } from '@weft/shared';
import {
  acceptExtract,
  cancelExtract,
  chooseExtractColumns,
  deleteExtract,
  type ExtractColumn,
  type ExtractFault,
  type ExtractsOfAgreement,
  type ExtractView,
  extract,
  extractFaults,
  extractsOfAgreement,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, extractStoreOf } from '../graphql/index.js';
import {
  ExtractColumnInput,
  ExtractFaultType,
  ExtractResult,
  ExtractsOfAgreementType,
  ExtractType,
} from './extract.type.js';

/** Extracts that came under an information-sharing agreement; they arrive at POST /api/extracts. */
@Resolver()
export class ExtractResolver {
  @Query(() => ExtractsOfAgreementType)
  extracts(
    @Ctx() context: ApiContext,
    @Arg('agreementId', () => ID) agreementId: string,
  ): Promise<ExtractsOfAgreement> {
    return extractsOfAgreement(actorOf(context), agreementId);
  }

  @Query(() => ExtractType, { nullable: true })
  extract(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<ExtractView | null> {
    return extract(actorOf(context), id);
  }

  @Query(() => [ExtractFaultType], {
    description:
      'What is said of single rows, in the order of the file: the first 100 of one message, or of all.',
  })
  extractFaults(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('message', () => String, { nullable: true }) message?: string | null,
  ): Promise<readonly ExtractFault[]> {
    return extractFaults(actorOf(context), id, message);
  }

  @Mutation(() => ExtractResult, {
    description: 'Says which column holds what; the extract is looked through anew.',
  })
  chooseExtractColumns(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('columns', () => [ExtractColumnInput]) columns: readonly ExtractColumn[],
  ): Promise<ExtractView | Refusal> {
    return chooseExtractColumns(actorOf(context), id, columns);
  }

  @Mutation(() => ExtractResult, {
    description: 'Says yes to what was found: it can be matched, and the file as it came is deleted.',
  })
  acceptExtract(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<ExtractView | Refusal> {
    return acceptExtract(actorOf(context), extractStoreOf(context), id);
  }

  @Mutation(() => ExtractResult, { description: 'Gives up an extract that nobody accepted; it is deleted.' })
  cancelExtract(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<ExtractView | Refusal> {
    return cancelExtract(actorOf(context), extractStoreOf(context), id);
  }

  @Mutation(() => ExtractResult, {
    description: 'Deletes an accepted extract before its time, and what pairs show of it. Decisions stay.',
  })
  deleteExtract(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<ExtractView | Refusal> {
    return deleteExtract(actorOf(context), extractStoreOf(context), id);
  }
}
