import { type AgreedHow, type CalendarDate, TRANSFER_STATES, type TransferState } from '@weft/shared';
import {
  type OrganisationView,
  type ParticipantView,
  type PersonView,
  type TakeOnInput,
  TRANSFER_SIDES,
  type TransferInput,
  type TransferSide,
  type TransferView,
} from '@weft/shared/server';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ParticipantType } from '../participants/participant.type.js';
import { AgreedHowEnum } from '../referrals/referral.type.js';

const TransferStateEnum = schemaEnum('TransferState', TRANSFER_STATES);
const TransferSideEnum = schemaEnum('TransferSide', TRANSFER_SIDES);

@ObjectType('Transfer', {
  simpleResolvers: true,
  description: 'One provider asks another to take somebody on.',
})
export class TransferType implements TransferView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TransferStateEnum)
  readonly state!: TransferState;

  @Field(() => TransferSideEnum, { description: 'Where the viewer stands.' })
  readonly side!: TransferSide;

  @Field(() => ParticipantType, {
    nullable: true,
    description: 'null for the provider that is asked, until it takes them on.',
  })
  readonly participant!: ParticipantView | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly from!: OrganisationView | null;

  @Field(() => OrganisationType, { nullable: true })
  readonly to!: OrganisationView | null;

  @Field(() => String, { description: 'A code, such as NEARER.' })
  readonly reason!: string;

  @Field(() => String, { description: 'What the other provider needs to know, without the name.' })
  readonly about!: string;

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

  @Field(() => DateScalar, { nullable: true, description: 'The new provider’s first day.' })
  readonly on!: CalendarDate | null;
}

@InputType('TransferInput')
export class TransferInputType implements TransferInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => ID, { description: 'The provider that is asked.' })
  readonly toId!: string;

  @Field(() => String, { description: 'A code, such as NEARER.' })
  readonly reason!: string;

  @Field(() => String, { description: 'What the other provider needs to know, without the name.' })
  readonly about!: string;

  @Field(() => DateScalar, { description: 'The day on which the person agreed.' })
  readonly agreedOn!: CalendarDate;

  @Field(() => AgreedHowEnum)
  readonly agreedHow!: string;
}

@InputType('TakeOnInput')
export class TakeOnInputType implements TakeOnInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar, {
    description: 'The first day: what is achieved on it is the new provider’s to claim.',
  })
  readonly on!: CalendarDate;

  @Field(() => ID, { nullable: true, description: 'A link worker of the provider that takes them on.' })
  readonly linkWorkerId?: string | null;

  @Field(() => Boolean, { description: 'Whether the anchor organisation stays theirs.' })
  readonly keepsAnchor!: boolean;
}

export const TransferResult = resultUnion('TransferResult', 'Transfer', TransferType);
