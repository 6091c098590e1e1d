import type { Cohort, ContributionKind } from '@weft/shared';
import type {
  FundingAgreementInput as AgreementContent,
  ContributionInput as ContributionContent,
} from '@weft/shared/server';
import { Field, ID, InputType } from 'type-graphql';
import { CohortEnum, DateScalar, DecimalScalar } from '../graphql/index.js';
import { ContributionKindEnum } from './funding-agreement.type.js';

@InputType('ContributionInput')
export class ContributionInput implements ContributionContent {
  @Field(() => String)
  readonly label!: string;

  @Field(() => ID, { nullable: true })
  readonly funderId?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  readonly anchorPays!: boolean;

  @Field(() => ContributionKindEnum)
  readonly kind!: ContributionKind;

  @Field(() => DecimalScalar, { nullable: true })
  readonly percent?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  readonly amount?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  readonly cap?: string | null;

  @Field(() => [String], { nullable: true })
  readonly outcomeCodes?: string[] | null;

  @Field(() => [ID], { nullable: true })
  readonly anchorIds?: string[] | null;

  @Field(() => CohortEnum, { nullable: true })
  readonly cohort?: Cohort | null;
}

@InputType('FundingAgreementInput')
export class FundingAgreementInput implements AgreementContent {
  @Field(() => DateScalar)
  readonly effectiveFrom!: string;

  @Field(() => [ContributionInput], { description: 'In order.' })
  readonly contributions!: ContributionInput[];
}
