import type { CalendarDate } from '@weft/shared';
import {
  type JobState,
  type Money,
  PAYMENT_RUN_SORTS,
  type PaymentRunKind,
  type PaymentRunView,
  type RunPreviewView,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateScalar,
  DateTimeScalar,
  JobStateEnum,
  MoneyType,
  resultUnion,
  sortInput,
} from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { PaymentRunKindEnum } from './payment-run-kind.js';
import { StatementType } from './statement.type.js';

@ObjectType('Progress', { simpleResolvers: true })
export class ProgressType {
  @Field(() => Int)
  readonly done!: number;

  @Field(() => Int)
  readonly total!: number;
}

@ObjectType('PaymentRun', { simpleResolvers: true })
export class PaymentRunType implements PaymentRunView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar)
  readonly periodEnd!: CalendarDate;

  @Field(() => JobStateEnum)
  readonly state!: JobState;

  @Field(() => Int, { description: 'Claims that were billed.' })
  readonly claimCount!: number;

  @Field(() => MoneyType, { description: 'What was billed, less what was given back.' })
  readonly total!: Money;

  @Field(() => MoneyType)
  readonly billedTotal!: Money;

  @Field(() => Int, { description: 'Reversed claims whose money this run gave back.' })
  readonly givenBackCount!: number;

  @Field(() => MoneyType)
  readonly givenBackTotal!: Money;

  @Field(() => Int)
  readonly unfundedClaimCount!: number;

  @Field(() => [StatementType])
  readonly statements!: StatementType[];

  @Field(() => PaymentRunKindEnum)
  readonly kind!: PaymentRunKind;

  @Field(() => String, { nullable: true })
  readonly reason!: string | null;

  @Field(() => ProgressType)
  readonly progress!: ProgressType;

  @Field(() => PersonType, { nullable: true })
  readonly preparedBy!: PersonType | null;

  @Field(() => DateTimeScalar)
  readonly preparedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly authorisedBy!: PersonType | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly authorisedAt!: Date | null;

  @Field(() => PersonType, { nullable: true })
  readonly cancelledBy!: PersonType | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly cancelledAt!: Date | null;

  @Field(() => MoneyType)
  readonly unfundedTotal!: Money;

  @Field(() => Int, {
    description: 'Of the unfunded claims: those achieved when no funding agreement was in effect.',
  })
  readonly withoutAgreementCount!: number;

  @Field(() => [String], {
    description: 'While it waits to be authorised: limits that it comes near or goes over.',
  })
  readonly warnings!: string[];
}

@ObjectType('PaymentRunPreview', {
  simpleResolvers: true,
  description: 'What a run to a period’s end would bill, before it is prepared.',
})
class PaymentRunPreviewType implements RunPreviewView {
  @Field(() => DateScalar)
  readonly periodEnd!: CalendarDate;

  @Field(() => Int, { description: 'Verified, achieved by then, and not billed.' })
  readonly claimCount!: number;

  @Field(() => MoneyType, { description: 'What those claims come to.' })
  readonly total!: Money;

  @Field(() => Int, { description: 'Claims that earlier runs billed and that were reversed since.' })
  readonly givenBackCount!: number;

  @Field(() => MoneyType)
  readonly givenBackTotal!: Money;

  @Field(() => [String], { description: 'Limits that it would come near or go over.' })
  readonly warnings!: string[];
}

export const PaymentRunPreviewResult = resultUnion(
  'PaymentRunPreviewResult',
  'PaymentRunPreview',
  PaymentRunPreviewType,
);
export const PaymentRunSortInput = sortInput('PaymentRun', PAYMENT_RUN_SORTS);
export const PaymentRunConnection = connectionOf('PaymentRun', () => PaymentRunType);
export const PaymentRunResult = resultUnion('PaymentRunResult', 'PaymentRun', PaymentRunType);
