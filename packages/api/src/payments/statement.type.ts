import type { CalendarDate } from '@weft/shared';
import {
  type Money,
  type PaymentRunKind,
  STATEMENT_SORTS,
  STATEMENT_STATES,
  type StatementLineView,
  type StatementState,
  type StatementView,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateScalar, MoneyType, resultUnion, schemaEnum, sortInput } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { PaymentRunKindEnum } from './payment-run-kind.js';

export const StatementStateEnum = schemaEnum('StatementState', STATEMENT_STATES);

@ObjectType('StatementLine', { simpleResolvers: true })
export class StatementLineType implements StatementLineView {
  @Field(() => String, { description: 'To a funder, sensitive outcomes are the total of their domain.' })
  readonly outcomeCode!: string;

  @Field(() => String, { description: 'What the outcome is called, or what the line is for.' })
  readonly title!: string;

  @Field(() => Boolean, { description: 'Whether the line gives back what an earlier run billed.' })
  readonly givenBack!: boolean;

  @Field(() => Int, { description: 'Claims billed; claims given back count below zero.' })
  readonly claimCount!: number;

  @Field(() => MoneyType)
  readonly total!: Money;
}

@ObjectType('Statement', { simpleResolvers: true })
export class StatementType implements StatementView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => OrganisationType)
  readonly funder!: OrganisationType;

  @Field(() => DateScalar)
  readonly periodEnd!: CalendarDate;

  @Field(() => StatementStateEnum)
  readonly state!: StatementState;

  @Field(() => DateScalar, { nullable: true })
  readonly settledOn!: CalendarDate | null;

  @Field(() => MoneyType)
  readonly total!: Money;

  @Field(() => [StatementLineType])
  readonly lines!: StatementLineType[];

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String, { nullable: true })
  readonly settlementReference!: string | null;

  @Field(() => PaymentRunKindEnum)
  readonly kind!: PaymentRunKind;
}

export const StatementSortInput = sortInput('Statement', STATEMENT_SORTS);
export const StatementConnection = connectionOf('Statement', () => StatementType);
export const StatementResult = resultUnion('StatementResult', 'Statement', StatementType);
