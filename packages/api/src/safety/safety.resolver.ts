import type { CalendarDate, Refusal } from '@weft/shared';
import {
  endSafeguardingLead,
  endSafetyNote,
  nameSafeguardingLead,
  reviewSafetyNote,
  type SafeguardingView,
  type SafetyNoteInput,
  type SafetyNoteView,
  type SafetyView,
  safeguardingLeads,
  safety,
  writeSafetyNote,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar } from '../graphql/index.js';
import {
  SafeguardingLeadsResult,
  SafeguardingLeadsType,
  SafetyNoteInputType,
  SafetyNoteResult,
  SafetyType,
} from './safety.type.js';

/** Safeguarding and lone-working notes, and who leads safeguarding. */
@Resolver()
export class SafetyResolver {
  @Query(() => SafetyType)
  safety(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<SafetyView> {
    return safety(actorOf(context), participantId);
  }

  @Mutation(() => SafetyNoteResult)
  writeSafetyNote(
    @Ctx() context: ApiContext,
    @Arg('input', () => SafetyNoteInputType) input: SafetyNoteInput,
  ): Promise<SafetyNoteView | Refusal> {
    return writeSafetyNote(actorOf(context), input);
  }

  @Mutation(() => SafetyNoteResult, { description: 'It still holds; says when to look again.' })
  reviewSafetyNote(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('reviewOn', () => DateScalar) reviewOn: CalendarDate,
  ): Promise<SafetyNoteView | Refusal> {
    return reviewSafetyNote(actorOf(context), { id, reviewOn });
  }

  @Mutation(() => SafetyNoteResult, { description: 'It holds no longer; it is kept.' })
  endSafetyNote(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<SafetyNoteView | Refusal> {
    return endSafetyNote(actorOf(context), { id, reason });
  }

  @Query(() => [SafeguardingLeadsType], {
    description:
      'Who leads safeguarding: everywhere for the backbone, in one’s own organisation for a manager.',
  })
  safeguardingLeads(@Ctx() context: ApiContext): Promise<SafeguardingView[]> {
    return safeguardingLeads(actorOf(context));
  }

  @Mutation(() => SafeguardingLeadsResult)
  nameSafeguardingLead(
    @Ctx() context: ApiContext,
    @Arg('organisationId', () => ID) organisationId: string,
    @Arg('personId', () => ID) personId: string,
  ): Promise<SafeguardingView | Refusal> {
    return nameSafeguardingLead(actorOf(context), { organisationId, personId });
  }

  @Mutation(() => SafeguardingLeadsResult)
  endSafeguardingLead(
    @Ctx() context: ApiContext,
    @Arg('organisationId', () => ID) organisationId: string,
    @Arg('personId', () => ID) personId: string,
  ): Promise<SafeguardingView | Refusal> {
    return endSafeguardingLead(actorOf(context), { organisationId, personId });
  }
}
