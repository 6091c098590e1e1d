import type { CalendarDate } from '@weft/shared';
import {
  AUDIT_OPERATIONS,
  type AuditEntryView,
  type AuditFilter,
  type AuditOperation,
  type OpenedRecordView,
  type PersonView,
  type RecordLookView,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';

const AuditOperationEnum = schemaEnum('AuditOperation', AUDIT_OPERATIONS);

@ObjectType('AuditEntry', { simpleResolvers: true })
class AuditEntryType implements AuditEntryView {
  @Field(() => Int, { description: 'Its place in the chain of the partnership, from 1.' })
  readonly number!: number;

  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => AuditOperationEnum)
  readonly operation!: AuditOperation;

  @Field(() => String, { description: 'The query or mutation it was, or the kind of the job.' })
  readonly action!: string;

  @Field(() => String, { description: 'The kind of the records.' })
  readonly subject!: string;

  @Field(() => PersonType, { nullable: true, description: 'Null: the system.' })
  readonly person!: PersonView | null;

  @Field(() => Int)
  readonly recordCount!: number;

  @Field(() => [ID], { description: 'At most 25 of them.' })
  readonly recordIds!: string[];

  @Field(() => String, { description: 'SHA-256, hexadecimal.' })
  readonly hash!: string;
}

export const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntryType);

@InputType('AuditFilter')
export class AuditFilterType implements AuditFilter {
  @Field(() => ID, { nullable: true })
  readonly personId?: string;

  @Field(() => AuditOperationEnum, { nullable: true })
  readonly operation?: AuditOperation;

  @Field(() => ID, { nullable: true, description: 'A record of any kind.' })
  readonly recordId?: string;

  @Field(() => DateScalar, { nullable: true })
  readonly from?: CalendarDate;

  @Field(() => DateScalar, { nullable: true })
  readonly to?: CalendarDate;
}

@ObjectType('RecordLook', { simpleResolvers: true })
export class RecordLookType implements RecordLookView {
  @Field(() => PersonType, { nullable: true, description: 'Null: somebody who is no member any more.' })
  readonly person!: PersonView | null;

  @Field(() => DateScalar)
  readonly day!: CalendarDate;

  @Field(() => Boolean, {
    description: 'The record was sealed then, and they were not named: they saw nothing.',
  })
  readonly refused!: boolean;

  @Field(() => Int)
  readonly times!: number;

  @Field(() => DateTimeScalar)
  readonly lastAt!: Date;

  @Field(() => [String], { description: 'The queries it was.' })
  readonly actions!: string[];
}

@ObjectType('OpenedRecord', { simpleResolvers: true })
export class OpenedRecordType implements OpenedRecordView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => PersonType, { nullable: true })
  readonly person!: PersonView | null;

  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => DateTimeScalar)
  readonly openedAt!: Date;

  @Field(() => DateTimeScalar)
  readonly endsAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly closedAt!: Date | null;

  @Field(() => Boolean)
  readonly isOpen!: boolean;
}

export const OpenedRecordResult = resultUnion('OpenedRecordResult', 'OpenedRecord', OpenedRecordType);
