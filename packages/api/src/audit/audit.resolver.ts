import type { Refusal } from '@weft/shared';
import {
  type AuditEntryView,
  type AuditFilter,
  auditPeople,
  auditTrail,
  closeRecord,
  type OpenedRecordView,
  openedRecords,
  openRecord,
  type Page,
  type PersonView,
  type RecordLookView,
  recordLooks,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import {
  AuditEntryConnection,
  AuditFilterType,
  OpenedRecordResult,
  OpenedRecordType,
  RecordLookType,
} from './audit.type.js';

/** Who read or changed what, and records that were opened for a reason. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'The audit trail, newest first.' })
  auditTrail(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('filter', () => AuditFilterType, { nullable: true }) filter: AuditFilter | undefined,
  ): Promise<Page<AuditEntryView>> {
    return auditTrail(actorOf(context), { first, after, filter, count: selects(info, 'totalCount') });
  }

  @Query(() => [PersonType], { description: 'Everybody whom the audit trail names, by name.' })
  auditPeople(@Ctx() context: ApiContext): Promise<PersonView[]> {
    return auditPeople(actorOf(context));
  }

  @Query(() => [RecordLookType], {
    description: 'Who has looked at a participant’s record or claims, by person and day, newest first.',
  })
  recordLooks(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<RecordLookView[]> {
    return recordLooks(actorOf(context), participantId);
  }

  @Query(() => [OpenedRecordType], { description: 'What the data lead opened, newest first, at most 100.' })
  openedRecords(@Ctx() context: ApiContext): Promise<OpenedRecordView[]> {
    return openedRecords(actorOf(context));
  }

  @Mutation(() => OpenedRecordResult, {
    description:
      'Opens one participant’s record for the data lead, for a reason and a time; others are told.',
  })
  openRecord(
    @Ctx() context: ApiContext,
    @Arg('reference', () => String) reference: string,
    @Arg('reason', () => String) reason: string,
    @Arg('hours', () => Int) hours: number,
  ): Promise<OpenedRecordView | Refusal> {
    return openRecord(actorOf(context), { reference, reason, hours });
  }

  @Mutation(() => OpenedRecordResult)
  closeRecord(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<OpenedRecordView | Refusal> {
    return closeRecord(actorOf(context), id);
  }
}
