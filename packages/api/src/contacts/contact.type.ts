import {
  type Attendance,
  type CalendarDate,
  CONTACT_COMPANY,
  type ContactCompany,
  type ContactKind,
} from '@weft/shared';
import type {
  ContactCorrection,
  ContactEntryView,
  ContactGiven,
  ContactInput,
  ContactView,
  ParticipantView,
  PersonView,
  UsualContact,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { AttendanceEnum } from '../groups/group.type.js';
import { PersonType } from '../members/membership.type.js';
import { ParticipantType } from '../participants/participant.type.js';

const ContactCompanyEnum = schemaEnum('ContactCompany', CONTACT_COMPANY);

@ObjectType('ContactKind', { simpleResolvers: true })
export class ContactKindType implements ContactKind {
  @Field(() => String)
  readonly code!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Boolean, { description: 'Whether people can meet or speak in it.' })
  readonly meets!: boolean;

  @Field(() => Boolean, { description: 'Whether it is chosen where a contact is entered.' })
  readonly offered!: boolean;
}

@ObjectType('Contact', { simpleResolvers: true })
class ContactType implements ContactView {
  readonly participantId!: string;

  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'A code of the partnership’s list.' })
  readonly kind!: string;

  @Field(() => String)
  readonly kindTitle!: string;

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => String, { nullable: true, description: 'The time of that day, as HH:MM.' })
  readonly at!: string | null;

  @Field(() => String, { nullable: true })
  readonly place!: string | null;

  @Field(() => Int, { nullable: true })
  readonly minutes!: number | null;

  @Field(() => Boolean, { description: 'They met or spoke; false: it was tried.' })
  readonly seen!: boolean;

  @Field(() => [ContactCompanyEnum], { description: 'Who else was there: what they are, not who.' })
  readonly company!: ContactCompany[];

  @Field(() => [PersonType], { description: 'Colleagues who were there too.' })
  readonly jointWorkers!: PersonView[];

  @Field(() => String, { nullable: true })
  readonly words!: string | null;

  @Field(() => AttendanceEnum, { nullable: true, description: 'What was ticked at a sitting of a group.' })
  readonly attendance!: Attendance | null;

  @Field(() => String, { nullable: true, description: 'Of the group that sat.' })
  readonly groupName!: string | null;

  @Field(() => PersonType, { nullable: true })
  readonly by!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly recordedAt!: Date;

  @Field(() => Boolean, { description: 'It stands in the place of an earlier entry, which is kept.' })
  readonly corrected!: boolean;
}

export const ContactConnection = connectionOf('Contact', () => ContactType);
export const ContactResult = resultUnion('ContactResult', 'Contact', ContactType);

@InputType('ContactGiven', { description: 'A contact as somebody enters it.' })
class ContactGivenType implements ContactGiven {
  @Field(() => String, { description: 'A code of the partnership’s list.' })
  readonly kind!: string;

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => String, { nullable: true, description: 'The time of that day, as HH:MM.' })
  readonly at?: string;

  @Field(() => String, { nullable: true })
  readonly place?: string;

  @Field(() => Int, { nullable: true })
  readonly minutes?: number;

  @Field(() => Boolean)
  readonly seen!: boolean;

  @Field(() => [ContactCompanyEnum], { nullable: true })
  readonly company?: ContactCompany[];

  @Field(() => [ID], { nullable: true, description: 'Colleagues who were there too.' })
  readonly jointWorkerIds?: string[];

  @Field(() => String, { nullable: true })
  readonly words?: string;
}

@InputType('ContactInput')
export class ContactInputType extends ContactGivenType implements ContactInput {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => String, { description: 'A UUID made where it was written: what comes twice is one contact.' })
  readonly clientKey!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who wrote it, where it waited on a device: nobody else sends it.',
  })
  readonly writtenBy?: string;
}

@ObjectType('UsualContact', { simpleResolvers: true })
class UsualContactType implements UsualContact {
  @Field(() => String)
  readonly kind!: string;

  @Field(() => String, { nullable: true })
  readonly place!: string | null;

  @Field(() => Int, { nullable: true })
  readonly minutes!: number | null;

  @Field(() => [ContactCompanyEnum])
  readonly company!: ContactCompany[];
}

@ObjectType('PersonToMeet', { simpleResolvers: true })
class PersonToMeetType {
  @Field(() => ParticipantType)
  readonly participant!: ParticipantView;

  @Field(() => UsualContactType, { nullable: true })
  readonly usual!: UsualContact | null;
}

@ObjectType('ContactEntry', { simpleResolvers: true })
export class ContactEntryType implements ContactEntryView {
  @Field(() => [ContactKindType], { description: 'Those that are offered.' })
  readonly kinds!: ContactKind[];

  @Field(() => [PersonType])
  readonly colleagues!: PersonView[];

  @Field(() => [PersonToMeetType])
  readonly people!: PersonToMeetType[];
}

@InputType('ContactCorrection', { description: 'How a contact should read; without one it is removed.' })
export class ContactCorrectionType implements ContactCorrection {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, {
    description: 'A UUID made where it was written: what comes twice is one correction.',
  })
  readonly clientKey!: string;

  @Field(() => ContactGivenType, { nullable: true })
  readonly contact?: ContactGivenType;
}
