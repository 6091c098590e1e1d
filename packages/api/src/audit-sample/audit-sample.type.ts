import type { CalendarDate } from '@weft/shared';
import {
  type AuditSampleView,
  type PersonView,
  type SampledClaimView,
  VERDICTS,
  type Verdict,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

export const VerdictEnum = schemaEnum('Verdict', VERDICTS);

@ObjectType('ErrorInterval', { simpleResolvers: true })
class ErrorIntervalType {
  @Field(() => Int)
  readonly fewest!: number;

  @Field(() => Int)
  readonly most!: number;
}

@ObjectType('ErrorRate', { simpleResolvers: true })
class ErrorRateType {
  @Field(() => Int, { description: 'Of how many verified claims the sample was drawn.' })
  readonly verified!: number;

  @Field(() => Int)
  readonly examined!: number;

  @Field(() => Int)
  readonly failed!: number;

  @Field(() => ErrorIntervalType, {
    nullable: true,
    description:
      'How many of the verified claims would fail, with 95 % confidence; null before the first finding.',
  })
  readonly interval!: ErrorIntervalType | null;
}

@ObjectType('SampledClaim', { simpleResolvers: true })
class SampledClaimType implements SampledClaimView {
  @Field(() => ID)
  readonly claimId!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly provider!: string;

  @Field(() => Int)
  readonly position!: number;

  @Field(() => VerdictEnum, { nullable: true })
  readonly verdict!: Verdict | null;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => PersonType, { nullable: true })
  readonly foundBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly foundAt!: Date | null;

  @Field(() => Boolean, { description: 'The viewer verified it: somebody else audits it.' })
  readonly verifiedByMe!: boolean;
}

@ObjectType('AuditSample', { simpleResolvers: true })
export class AuditSampleType implements AuditSampleView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar, { description: 'The first day of the month.' })
  readonly month!: CalendarDate;

  @Field(() => String, {
    description: 'With the frame it repeats the draw: GET /api/exports/audit-frame.csv.',
  })
  readonly seed!: string;

  @Field(() => DateTimeScalar)
  readonly drawnAt!: Date;

  @Field(() => PersonType, { nullable: true, description: 'Null: by the schedule.' })
  readonly drawnBy!: PersonView | null;

  @Field(() => ErrorRateType)
  readonly rate!: ErrorRateType;

  @Field(() => [SampledClaimType])
  readonly claims!: SampledClaimType[];
}

export const AuditSampleResult = resultUnion('AuditSampleResult', 'AuditSample', AuditSampleType);
