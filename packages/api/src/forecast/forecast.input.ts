import type { CalendarDate, ForecastKind, PlannedPeriodInput } from '@weft/shared';
import type { ForecastInput as ForecastContent } from '@weft/shared/server';
import { Field, InputType } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../graphql/index.js';
import { ForecastKindEnum } from './forecast.type.js';

@InputType('ForecastPeriodInput')
class ForecastPeriodInput implements PlannedPeriodInput {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => DecimalScalar)
  readonly amount!: string;
}

@InputType('ForecastInput')
export class ForecastInput implements ForecastContent {
  @Field(() => String)
  readonly name!: string;

  @Field(() => ForecastKindEnum)
  readonly kind!: ForecastKind;

  @Field(() => DateScalar)
  readonly adoptedOn!: CalendarDate;

  @Field(() => String, { nullable: true })
  readonly note?: string | null;

  @Field(() => [ForecastPeriodInput])
  readonly periods!: ForecastPeriodInput[];
}
