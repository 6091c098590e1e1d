import type { Refusal } from '@weft/shared';
import {
  type ColumnChoice,
  cancelReferralFile,
  chooseReferralColumns,
  importReferrals,
  type ReferralFilePreview,
  type ReferralFileView,
  referralFile,
  referralFilePreview,
  referralFiles,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  ColumnChoiceInput,
  ReferralFilePreviewType,
  ReferralFileResult,
  ReferralFileType,
} from './referral-file.type.js';

/** Files of referrals; they arrive at POST /api/referral-files. */
@Resolver()
export class ReferralFileResolver {
  @Query(() => [ReferralFileType], { description: 'The latest 20.' })
  referralFiles(@Ctx() context: ApiContext): Promise<readonly ReferralFileView[]> {
    return referralFiles(actorOf(context));
  }

  @Query(() => ReferralFileType, { nullable: true })
  referralFile(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ReferralFileView | null> {
    return referralFile(actorOf(context), id);
  }

  @Query(() => ReferralFilePreviewType, { description: 'What the check found.' })
  referralFilePreview(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ReferralFilePreview> {
    return referralFilePreview(actorOf(context), id);
  }

  @Mutation(() => ReferralFileResult, {
    description: 'Says yes to a checked file: everybody of it who can be is referred, nobody twice.',
  })
  importReferrals(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ReferralFileView | Refusal> {
    return importReferrals(actorOf(context), id);
  }

  @Mutation(() => ReferralFileResult, { description: 'What went in stays in; the rest does not go in.' })
  cancelReferralFile(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ReferralFileView | Refusal> {
    return cancelReferralFile(actorOf(context), id);
  }

  @Mutation(() => ReferralFileResult, {
    description: 'Says which column holds what, where the headings do not: the file is checked anew.',
  })
  chooseReferralColumns(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('columns', () => [ColumnChoiceInput]) columns: readonly ColumnChoice[],
  ): Promise<ReferralFileView | Refusal> {
    return chooseReferralColumns(actorOf(context), id, columns);
  }
}
