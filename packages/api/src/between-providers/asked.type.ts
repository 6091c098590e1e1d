import type { AgreedHow, CalendarDate } from '@weft/shared';
import type { AskedView, OrganisationView, ParticipantView, PersonView } from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ParticipantType } from '../participants/participant.type.js';
import { AgreedHowEnum } from '../referrals/referral.type.js';

/** What one provider asked of another: the fields that a transfer and joint work share. */
@ObjectType('Asked', { simpleResolvers: true })
export abstract class AskedType implements AskedView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ParticipantType, {
    nullable: true,
    description:
      'null for who may not know: the provider that is asked, until it takes them on, or except while it works beside.',
  })
  readonly participant!: ParticipantView | null;

  @Field(() => OrganisationType, { nullable: true, description: 'The provider that supports the person.' })
  readonly from!: OrganisationView | null;

  @Field(() => OrganisationType, { nullable: true, description: 'The provider that is asked.' })
  readonly to!: OrganisationView | null;

  @Field(() => DateScalar, { description: 'The day on which the person agreed.' })
  readonly agreedOn!: CalendarDate;

  @Field(() => AgreedHowEnum)
  readonly agreedHow!: AgreedHow;

  @Field(() => PersonType, { nullable: true })
  readonly askedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly askedAt!: Date;

  @Field(() => PersonType, { nullable: true })
  readonly decidedBy!: PersonView | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined or withdrawn.' })
  readonly decidedWords!: string | null;
}

/** What is asked of which provider about whom, with their agreement. */
@InputType('AskingInput')
export abstract class AskingInputType {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => ID, { description: 'The provider that is asked.' })
  readonly toId!: string;

  @Field(() => DateScalar, { description: 'The day on which the person agreed.' })
  readonly agreedOn!: CalendarDate;

  @Field(() => AgreedHowEnum)
  readonly agreedHow!: string;
}
