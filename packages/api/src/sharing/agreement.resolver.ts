import type { Refusal } from '@weft/shared';
import {
  endSharingAgreement,
  endSharingPerson,
  nameSharingPerson,
  type Page,
  type SharingAgreementInput,
  type SharingAgreementView,
  type SharingChoices,
  type SharingTask,
  type SignSharingInput,
  saveSharingAgreement,
  sharingAgreement,
  sharingAgreements,
  sharingChoices,
  signSharingAgreement,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import { SharingAgreementInputType, SignSharingInputType } from './agreement.input.js';
import {
  SharingAgreementConnection,
  SharingAgreementResult,
  SharingAgreementType,
  SharingChoicesType,
} from './agreement.type.js';
import { SharingTaskEnum } from './sharing-enums.js';

/** Information-sharing agreements: written, signed, ended, and who looks at what is matched under them. */
@Resolver()
export class SharingAgreementResolver {
  @Query(() => SharingAgreementConnection, {
    description: 'The latest first; waiting: only those under which this waits for me.',
  })
  sharingAgreements(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('waiting', () => SharingTaskEnum, { nullable: true }) waiting: SharingTask | undefined,
  ): Promise<Page<SharingAgreementView>> {
    return sharingAgreements(actorOf(context), { first, after, waiting, count: selects(info, 'totalCount') });
  }

  @Query(() => SharingAgreementType, { nullable: true })
  sharingAgreement(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SharingAgreementView | null> {
    return sharingAgreement(actorOf(context), id);
  }

  @Query(() => SharingChoicesType, { description: 'For whoever writes an agreement.' })
  sharingChoices(@Ctx() context: ApiContext): Promise<SharingChoices> {
    return sharingChoices(actorOf(context));
  }

  @Mutation(() => SharingAgreementResult, {
    description: 'Writes an agreement, or changes one that nobody has signed.',
  })
  saveSharingAgreement(
    @Ctx() context: ApiContext,
    @Arg('input', () => SharingAgreementInputType) input: SharingAgreementInput,
  ): Promise<SharingAgreementView | Refusal> {
    return saveSharingAgreement(actorOf(context), input);
  }

  @Mutation(() => SharingAgreementResult, {
    description: 'Signs for one’s organisation, or records what a party outside signed.',
  })
  signSharingAgreement(
    @Ctx() context: ApiContext,
    @Arg('input', () => SignSharingInputType) input: SignSharingInput,
  ): Promise<SharingAgreementView | Refusal> {
    return signSharingAgreement(actorOf(context), input);
  }

  @Mutation(() => SharingAgreementResult, {
    description: 'Ends it before its last day, for good; what came under it is deleted.',
  })
  endSharingAgreement(
    @Ctx() context: ApiContext,
    @Arg('agreementId', () => ID) agreementId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<SharingAgreementView | Refusal> {
    return endSharingAgreement(actorOf(context), { agreementId, reason });
  }

  @Mutation(() => SharingAgreementResult, {
    description: 'Names somebody: they see what is matched under it.',
  })
  nameSharingPerson(
    @Ctx() context: ApiContext,
    @Arg('agreementId', () => ID) agreementId: string,
    @Arg('personId', () => ID) personId: string,
  ): Promise<SharingAgreementView | Refusal> {
    return nameSharingPerson(actorOf(context), { agreementId, personId });
  }

  @Mutation(() => SharingAgreementResult, { description: 'Names somebody no more.' })
  endSharingPerson(
    @Ctx() context: ApiContext,
    @Arg('agreementId', () => ID) agreementId: string,
    @Arg('personId', () => ID) personId: string,
  ): Promise<SharingAgreementView | Refusal> {
    return endSharingPerson(actorOf(context), { agreementId, personId });
  }
}
