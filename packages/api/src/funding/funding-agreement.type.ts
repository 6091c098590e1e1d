import { type CalendarDate, CONTRIBUTION_KINDS, type Cohort, type ContributionKind } from '@weft/shared';
import type { ContributionView, FundingAgreementView, Money } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  CohortEnum,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  MoneyType,
  resultUnion,
  schemaEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

export const ContributionKindEnum = schemaEnum('ContributionKind', CONTRIBUTION_KINDS);

@ObjectType('Contribution', { simpleResolvers: true })
export class ContributionType implements ContributionView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly label!: string;

  @Field(() => OrganisationType, { nullable: true })
  readonly funder!: OrganisationType | null;

  @Field(() => Boolean, { description: 'The anchor organisation of the participant pays.' })
  readonly anchorPays!: boolean;

  @Field(() => ContributionKindEnum)
  readonly kind!: ContributionKind;

  @Field(() => DecimalScalar, { nullable: true })
  readonly percent!: string | null;

  @Field(() => MoneyType, { nullable: true })
  readonly amount!: Money | null;

  @Field(() => MoneyType, { nullable: true })
  readonly cap!: Money | null;

  @Field(() => [String], { nullable: true })
  readonly outcomeCodes!: string[] | null;

  @Field(() => [ID], { nullable: true })
  readonly anchorIds!: string[] | null;

  @Field(() => CohortEnum, { nullable: true })
  readonly cohort!: Cohort | null;

  @Field(() => MoneyType, { nullable: true, description: 'Null for those who may not see it.' })
  readonly paid!: Money | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'Null for those who may not see it, and without a cap.',
  })
  readonly headroom!: Money | null;
}

@ObjectType('FundingAgreement', { simpleResolvers: true })
export class FundingAgreementType implements FundingAgreementView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => DateScalar)
  readonly effectiveFrom!: CalendarDate;

  @Field(() => PersonType, { nullable: true })
  readonly agreedBy!: PersonType | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly agreedAt!: Date;

  @Field(() => [ContributionType], { description: 'In order.' })
  readonly contributions!: ContributionType[];
}

export const FundingAgreementResult = resultUnion(
  'FundingAgreementResult',
  'FundingAgreement',
  FundingAgreementType,
);
