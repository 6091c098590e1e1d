import type { Refusal } from '@weft/shared';
import {
  recordSignature,
  type SignatureInput,
  type SignatureWordingInput,
  type SignatureWordingView,
  type SignedStatementView,
  type SigningEntryView,
  setSignatureWording,
  signatureWordings,
  signedStatements,
  signingEntry,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  SignatureInputType,
  SignatureResult,
  SignatureWordingInputType,
  SignatureWordingsResult,
  SignatureWordingType,
  SignedStatementType,
  SigningEntryType,
} from './signature.type.js';

@Resolver()
export class SignatureResolver {
  @Query(() => [SignatureWordingType], { description: 'What people sign, in all its versions.' })
  signatureWordings(@Ctx() context: ApiContext): Promise<readonly SignatureWordingView[]> {
    return signatureWordings(actorOf(context));
  }

  @Query(() => [SignedStatementType], { description: 'What somebody has signed, the latest first.' })
  signedStatements(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<readonly SignedStatementView[]> {
    return signedStatements(actorOf(context), participantId);
  }

  @Query(() => SigningEntryType, { description: 'What a signature is taken from: my people, and the words.' })
  signingEntry(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID, { nullable: true, description: 'Somebody besides my people.' })
    participantId: string | undefined,
  ): Promise<SigningEntryView> {
    return signingEntry(actorOf(context), participantId);
  }

  @Mutation(() => SignatureResult, { description: 'Once, however often it is sent under one key.' })
  recordSignature(
    @Ctx() context: ApiContext,
    @Arg('input', () => SignatureInputType) input: SignatureInput,
  ): Promise<SignedStatementView | Refusal> {
    return recordSignature(actorOf(context), input);
  }

  @Mutation(() => SignatureWordingsResult, {
    description: 'A new version: what was signed before keeps its words.',
  })
  setSignatureWording(
    @Ctx() context: ApiContext,
    @Arg('input', () => SignatureWordingInputType) input: SignatureWordingInput,
  ): Promise<{ readonly wordings: readonly SignatureWordingView[] } | Refusal> {
    return setSignatureWording(actorOf(context), input);
  }
}
