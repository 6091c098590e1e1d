import type { CalendarDate, ContactKind, Refusal } from '@weft/shared';
import {
  type ContactCorrection,
  type ContactEntryView,
  type ContactInput,
  type ContactView,
  contactEntry,
  contactKinds,
  contacts,
  correctContact,
  type LastSeen,
  type ListedParticipant,
  lastSeenOf,
  type Page,
  type ParticipantView,
  recordContact,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar, loaderOf, selects } from '../graphql/index.js';
import { ParticipantResult, ParticipantType } from '../participants/participant.type.js';
import {
  ContactConnection,
  ContactCorrectionType,
  ContactEntryType,
  ContactInputType,
  ContactKindType,
  ContactResult,
} from './contact.type.js';

/** A participant, who comes with when they were last seen where a list was read. */
type Seen = ParticipantView & Partial<ListedParticipant>;

@Resolver(() => ParticipantType)
export class ContactResolver {
  @Query(() => ContactConnection, {
    description: 'What stands of the contacts with somebody, the latest first.',
  })
  contacts(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('participantId', () => ID) participantId: string,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
  ): Promise<Page<ContactView>> {
    return contacts(actorOf(context), { participantId, first, after, count: selects(info, 'totalCount') });
  }

  @Query(() => [ContactKindType])
  contactKinds(@Ctx() context: ApiContext): Promise<readonly ContactKind[]> {
    return contactKinds(actorOf(context));
  }

  @Query(() => ContactEntryType, {
    description: 'What a contact is entered from: my people, and what one with each is usually like.',
  })
  contactEntry(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID, { nullable: true, description: 'Somebody besides my people.' })
    participantId: string | undefined,
  ): Promise<ContactEntryView> {
    return contactEntry(actorOf(context), participantId);
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'When anybody last met or spoke with them.',
  })
  async lastSeenOn(@Ctx() context: ApiContext, @Root() one: Seen): Promise<CalendarDate | null> {
    return one.lastSeenOn !== undefined ? one.lastSeenOn : ((await lastSeen(context, one))?.seenOn ?? null);
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'When it was last tried and they did not meet.',
  })
  async lastTriedOn(@Ctx() context: ApiContext, @Root() one: Seen): Promise<CalendarDate | null> {
    return one.lastTriedOn !== undefined
      ? one.lastTriedOn
      : ((await lastSeen(context, one))?.triedOn ?? null);
  }

  @Mutation(() => ContactResult, { description: 'Once, however often it is sent under one key.' })
  recordContact(
    @Ctx() context: ApiContext,
    @Arg('input', () => ContactInputType) input: ContactInput,
  ): Promise<ContactView | Refusal> {
    return recordContact(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, {
    description: 'Puts a contact right, or removes it; what it said is kept.',
  })
  correctContact(
    @Ctx() context: ApiContext,
    @Arg('input', () => ContactCorrectionType) input: ContactCorrection,
  ): Promise<ParticipantView | Refusal> {
    return correctContact(actorOf(context), input);
  }
}

function lastSeen(context: ApiContext, { id }: ParticipantView): Promise<LastSeen | undefined> {
  const actor = actorOf(context);
  return loaderOf(context, 'lastSeen', (ids: readonly string[]) => lastSeenOf(actor, ids)).load(id);
}
