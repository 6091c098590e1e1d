import type { Decliner, EditedDeclineReason, LawfulBasis, ReferralState, SafeWay } from '@weft/shared';
import { REFERRAL_SORTS, type ReferInput, type ReferralFilter } from '@weft/shared/server';
import { Field, ID, InputType } from 'type-graphql';
import { schemaEnum } from '../graphql/index.js';
import { DeclinerEnum, LawfulBasisEnum, ReferralStateEnum, SafeWayEnum } from './referral.type.js';

const ReferralSortEnum = schemaEnum('ReferralSortBy', REFERRAL_SORTS);

@InputType('ReferralInput')
export class ReferralInputType implements ReferInput {
  @Field(() => ID, {
    nullable: true,
    description: 'In whose name; the viewer’s own organisation when left out.',
  })
  readonly sourceId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Another system’s own key for this request: sent twice, it makes one referral.',
  })
  readonly idempotencyKey?: string | null;

  @Field(() => SafeWayEnum, { description: 'How the person can be reached without harm.' })
  readonly safeWay!: SafeWay;

  @Field(() => String, { nullable: true })
  readonly safeNote?: string | null;

  @Field(() => String)
  readonly givenName!: string;

  @Field(() => String)
  readonly familyName!: string;

  @Field(() => String, { nullable: true, description: 'A date as people write it: 2000-02-29, 29/2/2000.' })
  readonly birthDate?: string | null;

  @Field(() => String, { nullable: true })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true })
  readonly email?: string | null;

  @Field(() => String, { nullable: true })
  readonly postcode?: string | null;

  @Field(() => String, { nullable: true })
  readonly hopes?: string | null;

  @Field(() => String, { nullable: true })
  readonly strengths?: string | null;

  @Field(() => String, { nullable: true })
  readonly prefers?: string | null;

  @Field(() => String, { nullable: true })
  readonly avoids?: string | null;

  @Field(() => LawfulBasisEnum)
  readonly lawfulBasis!: LawfulBasis;

  @Field(() => String, { nullable: true, description: 'What the person was told of this referral.' })
  readonly told?: string | null;

  @Field(() => String, { nullable: true })
  readonly toldOn?: string | null;

  @Field(() => String, { nullable: true })
  readonly notToldBecause?: string | null;

  @Field(() => String, { nullable: true, description: 'Today when it is left out.' })
  readonly referredOn?: string | null;

  @Field(() => String, { nullable: true })
  readonly theirReference?: string | null;
}

@InputType('DeclineReasonInput')
export class DeclineReasonInputType implements EditedDeclineReason {
  @Field(() => String, { nullable: true, description: 'Of a reason that is there; a new one has none.' })
  readonly code?: string | null;

  @Field(() => String)
  readonly title!: string;

  @Field(() => [DeclinerEnum])
  readonly by!: readonly Decliner[];

  @Field(() => Boolean)
  readonly offered!: boolean;
}

@InputType('ReferralFilter')
export class ReferralFilterInput implements ReferralFilter {
  @Field(() => [ReferralStateEnum], { nullable: true })
  readonly states?: readonly ReferralState[] | null;

  @Field(() => String, { nullable: true })
  readonly search?: string | null;

  @Field(() => ID, { nullable: true })
  readonly sourceId?: string | null;

  @Field(() => ID, { nullable: true })
  readonly providerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A provider that declined an offer of it.' })
  readonly declinedById?: string | null;

  @Field(() => String, { nullable: true, description: 'The code of the band that triage recorded.' })
  readonly complexity?: string | null;
}

@InputType('ReferralSort')
export class ReferralSortInput {
  @Field(() => ReferralSortEnum)
  readonly by!: (typeof REFERRAL_SORTS)[number];

  @Field(() => Boolean, { nullable: true })
  readonly descending?: boolean;
}
