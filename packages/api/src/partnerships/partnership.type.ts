import type { CalendarDate, PartnershipTemplate, Role } from '@weft/shared';
import {
  type Money,
  PAYMENT_SCHEDULES,
  type PartnershipView,
  type PaymentSchedule,
} from '@weft/shared/server';
import { Field, ID, ObjectType } from 'type-graphql';
import {
  DateScalar,
  MoneyType,
  PartnershipTemplateEnum,
  RoleEnum,
  resultUnion,
  schemaEnum,
} from '../graphql/index.js';

export const PaymentScheduleEnum = schemaEnum('PaymentSchedule', PAYMENT_SCHEDULES);

@ObjectType('Partnership', { simpleResolvers: true })
export class PartnershipType implements PartnershipView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly slug!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => PartnershipTemplateEnum)
  readonly template!: PartnershipTemplate;

  @Field(() => String)
  readonly currency!: string;

  @Field(() => String)
  readonly timeZone!: string;

  @Field(() => DateScalar)
  readonly contractFrom!: CalendarDate;

  @Field(() => DateScalar)
  readonly contractTo!: CalendarDate;

  @Field(() => MoneyType, { nullable: true })
  readonly contractCap!: Money | null;

  @Field(() => [String])
  readonly sensitiveDomains!: string[];

  @Field(() => PaymentScheduleEnum)
  readonly paymentSchedule!: PaymentSchedule;

  @Field(() => [RoleEnum], { description: 'Let in with a second factor only.' })
  readonly secondFactorRoles!: Role[];

  @Field(() => DateScalar, { description: 'In the partnership’s time zone.' })
  readonly today!: CalendarDate;
}

export const PartnershipResult = resultUnion('PartnershipResult', 'Partnership', PartnershipType);
