import type { LawfulBasis, SelfReferralPage, SelfReferralPageInput } from '@weft/shared';
import { Field, InputType, ObjectType } from 'type-graphql';
import { resultUnion } from '../graphql/index.js';
import { LawfulBasisEnum } from '../referrals/referral.type.js';

@ObjectType('SelfReferralPage', {
  simpleResolvers: true,
  description: 'What the partnership says on the page on which people refer themselves.',
})
export class SelfReferralPageType implements SelfReferralPage {
  @Field(() => Boolean)
  readonly isOpen!: boolean;

  @Field(() => String, { nullable: true, description: 'The partnership’s own words of welcome.' })
  readonly welcome!: string | null;

  @Field(() => String, { nullable: true, description: 'How else to get in touch.' })
  readonly otherWay!: string | null;

  @Field(() => String, { description: 'Who is responsible for what people write.' })
  readonly controller!: string;

  @Field(() => String, { description: 'Whom to ask to see, correct or remove it.' })
  readonly answersRequests!: string;

  @Field(() => LawfulBasisEnum)
  readonly lawfulBasis!: LawfulBasis;
}

@InputType('SelfReferralPageInput')
export class SelfReferralPageInputType implements SelfReferralPageInput {
  @Field(() => Boolean)
  readonly isOpen!: boolean;

  @Field(() => String, { nullable: true })
  readonly welcome?: string | null;

  @Field(() => String, { nullable: true })
  readonly otherWay?: string | null;

  @Field(() => String)
  readonly controller!: string;

  @Field(() => String)
  readonly answersRequests!: string;

  @Field(() => LawfulBasisEnum)
  readonly lawfulBasis!: LawfulBasis;
}

export const SelfReferralPageResult = resultUnion(
  'SelfReferralPageResult',
  'SelfReferralPage',
  SelfReferralPageType,
);
