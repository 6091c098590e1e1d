import { ATTENDANCES, type Attendance, type CalendarDate } from '@weft/shared';
import type {
  AttendanceView,
  GroupInFull,
  GroupInput,
  GroupMember,
  GroupView,
  OrganisationView,
  ParticipantView,
  Sitting,
  SittingInput,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { OrganisationType } from '../organisations/organisation.type.js';
import { ParticipantType } from '../participants/participant.type.js';

export const AttendanceEnum = schemaEnum('Attendance', ATTENDANCES);

@ObjectType('AttendanceShare', { simpleResolvers: true })
export class AttendanceShareType implements AttendanceView {
  @Field(() => Int, { description: 'In which they met or spoke, apart from groups.' })
  readonly contacts!: number;

  @Field(() => Int, { description: 'Sittings at which they were expected.' })
  readonly expected!: number;

  @Field(() => Int)
  readonly present!: number;

  @Field(() => Int, { nullable: true, description: 'Whole per cent, rounded down.' })
  readonly percent!: number | null;
}

@ObjectType('GroupMember', { simpleResolvers: true })
class GroupMemberType implements GroupMember {
  @Field(() => ParticipantType)
  readonly participant!: ParticipantView;

  @Field(() => Int, { description: 'At which something was ticked for them.' })
  readonly sittings!: number;

  @Field(() => Int)
  readonly present!: number;
}

@ObjectType('SittingMark', { simpleResolvers: true })
class SittingMarkType {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => AttendanceEnum)
  readonly attendance!: Attendance;
}

@ObjectType('Sitting', { simpleResolvers: true })
class SittingType implements Sitting {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => Int, { nullable: true })
  readonly minutes!: number | null;

  @Field(() => [SittingMarkType])
  readonly marks!: SittingMarkType[];
}

@ObjectType('GroupService', { simpleResolvers: true })
class GroupServiceType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;
}

@ObjectType('GroupInList', { simpleResolvers: true })
export class GroupInListType implements GroupView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => OrganisationType)
  readonly provider!: OrganisationView;

  @Field(() => OrganisationType, { nullable: true })
  readonly anchor!: OrganisationView | null;

  @Field(() => GroupServiceType, { nullable: true, description: 'The service that is given there.' })
  readonly service!: GroupView['service'];

  @Field(() => String, { nullable: true })
  readonly place!: string | null;

  @Field(() => Int, { nullable: true, description: '1 is Monday.' })
  readonly weekday!: number | null;

  @Field(() => Int, { nullable: true })
  readonly minutes!: number | null;

  @Field(() => Boolean)
  readonly closed!: boolean;

  @Field(() => Int)
  readonly memberCount!: number;

  @Field(() => DateScalar, { nullable: true })
  readonly lastHeldOn!: CalendarDate | null;
}

@ObjectType('Group', { simpleResolvers: true })
export class GroupType extends GroupInListType implements GroupInFull {
  @Field(() => String, {
    description: 'Another one once somebody has changed any of it: see GroupInput.basedOn.',
  })
  readonly version!: string;

  @Field(() => [GroupMemberType], { description: 'Who comes now, by name.' })
  readonly members!: GroupMember[];

  @Field(() => [SittingType], { description: 'The last twelve, the latest first.' })
  readonly sittings!: Sitting[];
}

export const GroupResult = resultUnion('GroupResult', 'Group', GroupType);

@InputType('GroupInput')
export class GroupInputType implements GroupInput {
  @Field(() => ID, { nullable: true, description: 'The group that is changed; left out: a new one.' })
  readonly id?: string;

  @Field(() => ID)
  readonly providerId!: string;

  @Field(() => ID, { nullable: true })
  readonly anchorId?: string;

  @Field(() => ID, { nullable: true, description: 'The service of its provider that is given there.' })
  readonly serviceId?: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { nullable: true })
  readonly place?: string;

  @Field(() => Int, { nullable: true, description: '1 is Monday.' })
  readonly weekday?: number;

  @Field(() => Int, { nullable: true })
  readonly minutes?: number;

  @Field(() => Boolean, { nullable: true })
  readonly closed?: boolean;

  @Field(() => [ID], { description: 'All who come now; whoever is left out has left.' })
  readonly participantIds!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The version that was read before it was changed; another one by now is refused.',
  })
  readonly basedOn?: string;
}

@InputType('SittingMarkInput')
class SittingMarkInputType {
  @Field(() => ID)
  readonly participantId!: string;

  @Field(() => AttendanceEnum)
  readonly attendance!: Attendance;
}

@InputType('SittingInput')
export class SittingInputType implements SittingInput {
  @Field(() => ID)
  readonly groupId!: string;

  @Field(() => DateScalar)
  readonly on!: CalendarDate;

  @Field(() => Int, { nullable: true })
  readonly minutes?: number;

  @Field(() => String, { description: 'A UUID made where it was ticked: what comes twice is ticked once.' })
  readonly clientKey!: string;

  @Field(() => [SittingMarkInputType])
  readonly marks!: SittingMarkInputType[];
}
