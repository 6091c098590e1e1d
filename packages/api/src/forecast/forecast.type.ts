import { type CalendarDate, FORECAST_KINDS, type ForecastKind } from '@weft/shared';
import {
  type CountLimitView,
  type ForecastPeriodView,
  type ForecastPlanView,
  type ForecastRowView,
  type ForecastView,
  LIMIT_STATES,
  type LimitState,
  MONEY_LIMIT_KINDS,
  type Money,
  type MoneyLimitKind,
  type MoneyLimitView,
  type PaceView,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  CohortEnum,
  DateScalar,
  DateTimeScalar,
  MoneyType,
  resultUnion,
  schemaEnum,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';

export const ForecastKindEnum = schemaEnum('ForecastKind', FORECAST_KINDS);
const LimitStateEnum = schemaEnum('LimitState', LIMIT_STATES);
const MoneyLimitKindEnum = schemaEnum('MoneyLimitKind', MONEY_LIMIT_KINDS);

@ObjectType('ForecastPeriod', { simpleResolvers: true })
class ForecastPeriodType implements ForecastPeriodView {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => MoneyType)
  readonly amount!: Money;
}

@ObjectType('ForecastPlan', { simpleResolvers: true })
export class ForecastPlanType implements ForecastPlanView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => ForecastKindEnum)
  readonly kind!: ForecastKind;

  @Field(() => DateScalar)
  readonly adoptedOn!: CalendarDate;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => MoneyType)
  readonly total!: Money;

  @Field(() => PersonType, { nullable: true })
  readonly recordedBy!: PersonType | null;

  @Field(() => DateTimeScalar)
  readonly recordedAt!: Date;

  @Field(() => [ForecastPeriodType], { description: 'In the list of plans they are empty.' })
  readonly periods!: ForecastPeriodType[];
}

@ObjectType('ForecastRow', { simpleResolvers: true })
class ForecastRowType implements ForecastRowView {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => MoneyType, { nullable: true })
  readonly planned!: Money | null;

  @Field(() => MoneyType)
  readonly actual!: Money;

  @Field(() => MoneyType)
  readonly waiting!: Money;

  @Field(() => MoneyType, { nullable: true })
  readonly difference!: Money | null;

  @Field(() => MoneyType, { nullable: true })
  readonly plannedToDate!: Money | null;

  @Field(() => MoneyType)
  readonly actualToDate!: Money;

  @Field(() => Boolean)
  readonly isBilled!: boolean;
}

@ObjectType('Pace', { simpleResolvers: true })
class PaceType implements PaceView {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;

  @Field(() => Int)
  readonly quarters!: number;
}

@ObjectType('MoneyLimit', { simpleResolvers: true })
class MoneyLimitType implements MoneyLimitView {
  @Field(() => MoneyLimitKindEnum)
  readonly kind!: MoneyLimitKind;

  @Field(() => String)
  readonly label!: string;

  @Field(() => OrganisationType, { nullable: true })
  readonly funder!: OrganisationType | null;

  @Field(() => MoneyType, { nullable: true })
  readonly limit!: Money | null;

  @Field(() => MoneyType)
  readonly used!: Money;

  @Field(() => MoneyType, { nullable: true })
  readonly left!: Money | null;

  @Field(() => MoneyType, { nullable: true })
  readonly perQuarter!: Money | null;

  @Field(() => LimitStateEnum)
  readonly state!: LimitState;

  @Field(() => DateScalar, { nullable: true })
  readonly runsOutOn!: CalendarDate | null;
}

@ObjectType('LimitYear', { simpleResolvers: true })
class LimitYearType implements NonNullable<CountLimitView['year']> {
  @Field(() => DateScalar)
  readonly from!: CalendarDate;

  @Field(() => DateScalar)
  readonly to!: CalendarDate;
}

@ObjectType('CountLimit', { simpleResolvers: true })
class CountLimitType implements CountLimitView {
  @Field(() => String)
  readonly outcomeCode!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => CohortEnum)
  readonly cohort!: string;

  @Field(() => OrganisationType, { nullable: true })
  readonly provider!: OrganisationType | null;

  @Field(() => LimitYearType, { nullable: true, description: 'Null: over the whole contract.' })
  readonly year!: LimitYearType | null;

  @Field(() => Int)
  readonly limit!: number;

  @Field(() => Int)
  readonly used!: number;

  @Field(() => Int)
  readonly left!: number;

  @Field(() => Int, { nullable: true })
  readonly perQuarter!: number | null;

  @Field(() => LimitStateEnum)
  readonly state!: LimitState;

  @Field(() => DateScalar, { nullable: true })
  readonly runsOutOn!: CalendarDate | null;
}

@ObjectType('Forecast', { simpleResolvers: true })
export class ForecastType implements ForecastView {
  @Field(() => [ForecastPlanType])
  readonly plans!: ForecastPlanType[];

  @Field(() => ForecastPlanType, { nullable: true })
  readonly plan!: ForecastPlanType | null;

  @Field(() => [ForecastRowType])
  readonly rows!: ForecastRowType[];

  @Field(() => DateScalar, { nullable: true })
  readonly billedTo!: CalendarDate | null;

  @Field(() => PaceType, { nullable: true })
  readonly pace!: PaceType | null;

  @Field(() => PaceType, { nullable: true })
  readonly countPace!: PaceType | null;

  @Field(() => [MoneyLimitType])
  readonly moneyLimits!: MoneyLimitType[];

  @Field(() => [CountLimitType])
  readonly countLimits!: CountLimitType[];
}

export const ForecastPlanResult = resultUnion('ForecastPlanResult', 'ForecastPlan', ForecastPlanType);
