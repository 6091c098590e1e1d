import type { CalendarDate, ClaimState } from '@weft/shared';
import {
  type ClaimView,
  DECISIONS,
  type DecisionKind,
  type DecisionsRequest,
  type DecisionView,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ClaimStateEnum, connectionOf, DateScalar, DateTimeScalar, schemaEnum } from '../graphql/index.js';
import { ClaimType } from './claim.type.js';

const DecisionKindEnum = schemaEnum('DecisionKind', DECISIONS);

@ObjectType('Decision', { simpleResolvers: true })
class DecisionType implements DecisionView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => ClaimStateEnum, { description: 'VERIFIED, WITHHELD or REJECTED.' })
  readonly decision!: DecisionKind;

  @Field(() => String, { nullable: true })
  readonly reason!: string | null;

  @Field(() => ClaimType, { description: 'As it stands now.' })
  readonly claim!: ClaimView;
}

export const DecisionConnection = connectionOf('Decision', () => DecisionType);

@InputType('DecisionFilter')
export class DecisionFilterType implements Partial<DecisionsRequest> {
  @Field(() => [DecisionKindEnum], { nullable: true })
  readonly decisions?: DecisionKind[];

  @Field(() => [ClaimStateEnum], { nullable: true, description: 'Where the claims stand now.' })
  readonly states?: ClaimState[];

  @Field(() => DateScalar, { nullable: true })
  readonly from?: CalendarDate;

  @Field(() => DateScalar, { nullable: true })
  readonly to?: CalendarDate;
}
