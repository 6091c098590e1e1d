import type {
  Cohort,
  EvidenceKind,
  RateCardInput as RateCardContent,
  SustainUnit,
  TariffInput as TariffContent,
} from '@weft/shared';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  CohortEnum,
  DateScalar,
  DecimalScalar,
  EvidenceKindEnum,
  SustainUnitEnum,
} from '../graphql/index.js';

@InputType('SustainInput')
export class SustainInput {
  @Field(() => SustainUnitEnum)
  readonly unit!: SustainUnit;

  @Field(() => DecimalScalar)
  readonly length!: string;

  @Field(() => Int, { defaultValue: 0 })
  readonly breakDays!: number;

  @Field(() => Boolean, { defaultValue: true })
  readonly breakRestarts!: boolean;
}

@InputType('TariffInput')
export class TariffInput implements TariffContent {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly domain!: string;

  @Field(() => DecimalScalar)
  readonly price!: string;

  @Field(() => CohortEnum, { defaultValue: 'NEW' })
  readonly cohort!: Cohort;

  @Field(() => [EvidenceKindEnum])
  readonly evidence!: EvidenceKind[];

  @Field(() => String, { nullable: true })
  readonly after?: string | null;

  @Field(() => SustainInput, { nullable: true })
  readonly sustain?: SustainInput | null;

  @Field(() => Int, { nullable: true })
  readonly maximumPaid?: number | null;

  @Field(() => Int, { nullable: true })
  readonly maximumPaidPerYear?: number | null;
}

@InputType('RateCardInput')
export class RateCardInput implements RateCardContent {
  @Field(() => DateScalar)
  readonly effectiveFrom!: string;

  @Field(() => ID, { nullable: true })
  readonly providerId?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  readonly fullTimeHours?: string | null;

  @Field(() => [TariffInput])
  readonly tariffs!: TariffInput[];
}
