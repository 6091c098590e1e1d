import type { CalendarDate, Cohort, EvidenceKind, RateCardStatus, SustainUnit } from '@weft/shared';
import type { Money, RateCardView, TariffView } from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  CohortEnum,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  EvidenceKindEnum,
  MoneyType,
  RateCardStatusEnum,
  resultUnion,
  SustainUnitEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

@ObjectType('Sustain', { simpleResolvers: true, description: 'How long after the earlier outcome.' })
export class SustainType {
  @Field(() => SustainUnitEnum)
  readonly unit!: SustainUnit;

  @Field(() => DecimalScalar)
  readonly length!: string;

  @Field(() => Int)
  readonly breakDays!: number;

  @Field(() => Boolean)
  readonly breakRestarts!: boolean;
}

@ObjectType('Tariff', { simpleResolvers: true })
export class TariffType implements TariffView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly domain!: string;

  @Field(() => CohortEnum)
  readonly cohort!: Cohort;

  @Field(() => MoneyType)
  readonly price!: Money;

  @Field(() => [EvidenceKindEnum], { description: 'Any one of these satisfies the tariff.' })
  readonly evidence!: EvidenceKind[];

  @Field(() => String, { nullable: true, description: 'The outcome that must come first.' })
  readonly after!: string | null;

  @Field(() => SustainType, { nullable: true })
  readonly sustain!: SustainType | null;

  @Field(() => Int, { nullable: true })
  readonly maximumPaid!: number | null;

  @Field(() => Int, { nullable: true })
  readonly maximumPaidPerYear!: number | null;
}

@ObjectType('RateCard', { simpleResolvers: true })
export class RateCardType implements RateCardView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => RateCardStatusEnum)
  readonly status!: RateCardStatus;

  @Field(() => DateScalar, { nullable: true })
  readonly effectiveFrom!: CalendarDate;

  @Field(() => OrganisationType, {
    nullable: true,
    description: 'Whose own card it is; null: the general one.',
  })
  readonly provider!: OrganisationType | null;

  @Field(() => [PersonType])
  readonly draftedBy!: PersonType[];

  @Field(() => DateTimeScalar, { description: 'When its content was written, or last changed.' })
  readonly draftedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly publishedBy!: PersonType | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly publishedAt!: Date | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who sent the draft back; null: nobody, or it was changed since.',
  })
  readonly declinedBy!: PersonType | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly declinedAt!: Date | null;

  @Field(() => String, { nullable: true })
  readonly declineReason!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  readonly fullTimeHours!: string | null;

  @Field(() => [TariffType])
  readonly tariffs!: TariffType[];
}

export const RateCardResult = resultUnion('RateCardResult', 'RateCard', RateCardType);
