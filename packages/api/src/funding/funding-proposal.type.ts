import type { CalendarDate } from '@weft/shared';
import {
  type FundingCostLineView,
  type FundingCostView,
  type FundingProposalView,
  type Money,
  PROPOSAL_STATES,
  type ProposalState,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, MoneyType, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ContributionType } from './funding-agreement.type.js';

const ProposalStateEnum = schemaEnum('ProposalState', PROPOSAL_STATES);

@ObjectType('FundingProposal', {
  simpleResolvers: true,
  description: 'A version of the agreement that the backbone proposes.',
})
export class FundingProposalType implements FundingProposalView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ProposalStateEnum)
  readonly state!: ProposalState;

  @Field(() => Int, { description: 'Counts the changes: who agrees says which content was read.' })
  readonly revision!: number;

  @Field(() => DateScalar)
  readonly effectiveFrom!: CalendarDate;

  @Field(() => [PersonType])
  readonly draftedBy!: PersonType[];

  @Field(() => DateTimeScalar)
  readonly draftedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly decidedBy!: PersonType | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was sent back.' })
  readonly reason!: string | null;

  @Field(() => [ContributionType], { description: 'In order.' })
  readonly contributions!: ContributionType[];
}

export const FundingProposalResult = resultUnion(
  'FundingProposalResult',
  'FundingProposal',
  FundingProposalType,
);

@ObjectType('FundingCostLine', { simpleResolvers: true })
export class FundingCostLineType implements FundingCostLineView {
  @Field(() => String)
  readonly label!: string;

  @Field(() => OrganisationType, { nullable: true, description: 'Null: the anchor organisations.' })
  readonly funder!: OrganisationType | null;

  @Field(() => MoneyType, { nullable: true, description: 'Null: the version in force does not have it.' })
  readonly before!: Money | null;

  @Field(() => MoneyType, { nullable: true, description: 'Null: the new version does not have it.' })
  readonly after!: Money | null;
}

@ObjectType('FundingCost', {
  simpleResolvers: true,
  description:
    'Who pays what of the claims of the last twelve months, by the version in force and by a new one; without caps.',
})
class FundingCostType implements FundingCostView {
  @Field(() => DateScalar, { description: 'By date of achievement.' })
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => Int)
  readonly claimCount!: number;

  @Field(() => MoneyType)
  readonly total!: Money;

  @Field(() => [FundingCostLineType])
  readonly lines!: FundingCostLineType[];

  @Field(() => Int, { nullable: true, description: 'Null: no version is in force.' })
  readonly unfundedCountBefore!: number | null;

  @Field(() => Int)
  readonly unfundedCountAfter!: number;
}

export const FundingCostResult = resultUnion('FundingCostResult', 'FundingCost', FundingCostType);
