import type { CalendarDate, ClaimState, EvidenceKind } from '@weft/shared';
import { CLAIM_SORTS, type ClaimFilter, type ClaimInput, type EvidenceInput } from '@weft/shared/server';
import { Field, ID, InputType } from 'type-graphql';
import { ClaimStateEnum, DateScalar, EvidenceKindEnum, schemaEnum, sortInput } from '../graphql/index.js';

export const ClaimSortInput = sortInput('Claim', CLAIM_SORTS);
export const ListOrderEnum = schemaEnum('ListOrder', ['NEWEST', 'OLDEST'] as const);

@InputType('EvidenceInput')
export class EvidenceInputType implements EvidenceInput {
  @Field(() => EvidenceKindEnum)
  readonly kind!: EvidenceKind;

  @Field(() => String, { nullable: true })
  readonly statement?: string;

  @Field(() => ID, { nullable: true })
  readonly uploadId?: string;

  @Field(() => ID, { nullable: true, description: 'What the participant signed.' })
  readonly signatureId?: string;

  @Field(() => ID, { nullable: true, description: 'A scored assessment of the participant.' })
  readonly assessmentId?: string;
}

@InputType('ClaimInput')
export class ClaimInputType implements ClaimInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => DateScalar)
  readonly achievedOn!: CalendarDate;

  @Field(() => [EvidenceInputType])
  readonly evidence!: EvidenceInput[];
}

@InputType('ClaimFilter')
export class ClaimFilterType implements ClaimFilter {
  @Field(() => [ClaimStateEnum], { nullable: true })
  readonly states?: ClaimState[];

  @Field(() => [String], { nullable: true })
  readonly outcomeCodes?: string[];

  @Field(() => ID, { nullable: true })
  readonly providerId?: string;

  @Field(() => DateScalar, { nullable: true })
  readonly achievedFrom?: CalendarDate;

  @Field(() => DateScalar, { nullable: true })
  readonly achievedTo?: CalendarDate;

  @Field(() => Boolean, { nullable: true })
  readonly unfunded?: boolean;

  @Field(() => ID, { nullable: true })
  readonly participantId?: string;

  @Field(() => String, { nullable: true })
  readonly search?: string;

  @Field(() => Boolean, { nullable: true })
  readonly awaitsAnswer?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The provider has had the last word since my side returned or withheld it.',
  })
  readonly answered?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'I verified, withheld or rejected it.' })
  readonly decidedByMe?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Live, and an assessment that it rests on was corrected or withdrawn since.',
  })
  readonly restsOnCorrected?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Live, and something that it rests on has changed since it was claimed.',
  })
  readonly flagged?: boolean;
}
