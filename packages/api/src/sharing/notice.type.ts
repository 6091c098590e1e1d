import type {
  CalendarDate,
  NoticeKind,
  NoticeWay,
  PersonField,
  RecordField,
  SharingState,
} from '@weft/shared';
import type {
  ParticipantSharingView,
  PersonView,
  SharingCounts,
  SharingNoticesMade,
  SharingNoticeView,
} from '@weft/shared/server';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, resultUnion } from '../graphql/index.js';
import { PersonType } from '../members/membership.type.js';
import {
  NoticeKindEnum,
  NoticeWayEnum,
  PersonFieldEnum,
  RecordFieldEnum,
  SharingStateEnum,
} from './sharing-enums.js';

@ObjectType('SharingNotice', { simpleResolvers: true })
class SharingNoticeType implements SharingNoticeView {
  @Field(() => NoticeKindEnum)
  readonly kind!: NoticeKind;

  @Field(() => DateScalar)
  readonly saidOn!: CalendarDate;

  @Field(() => NoticeWayEnum)
  readonly how!: NoticeWay;

  @Field(() => PersonType, { nullable: true })
  readonly recordedBy!: PersonView | null;

  @Field(() => DateTimeScalar)
  readonly recordedAt!: Date;
}

@ObjectType('ParticipantSharing', {
  simpleResolvers: true,
  description: 'An agreement, as far as it is about one participant.',
})
export class ParticipantSharingType implements ParticipantSharingView {
  @Field(() => ID)
  readonly agreementId!: string;

  @Field(() => Int)
  readonly number!: number;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly purpose!: string;

  @Field(() => SharingStateEnum)
  readonly state!: SharingState;

  @Field(() => [PersonFieldEnum])
  readonly compares!: readonly PersonField[];

  @Field(() => [RecordFieldEnum])
  readonly receives!: readonly RecordField[];

  @Field(() => DateScalar)
  readonly expiresOn!: CalendarDate;

  @Field(() => SharingNoticeType, {
    nullable: true,
    description: 'What was last recorded; null: they were never told, and are not matched.',
  })
  readonly notice!: SharingNoticeView | null;
}

@ObjectType('SharingNoticesMade', { simpleResolvers: true })
class SharingNoticesMadeType implements SharingNoticesMade {
  @Field(() => Int)
  readonly recorded!: number;

  @Field(() => Int, { description: 'Of so many it stood there already.' })
  readonly already!: number;
}

@ObjectType('SharingCounts', {
  simpleResolvers: true,
  description: 'Of those in support, where nothing else is said.',
})
export class SharingCountsType implements SharingCounts {
  @Field(() => Int)
  readonly active!: number;

  @Field(() => Int, { description: 'Told, and not taken back since: they may be matched.' })
  readonly told!: number;

  @Field(() => Int)
  readonly takenBack!: number;

  @Field(() => Int, {
    description: 'Whose support is closed, told and not taken back: they may be matched too.',
  })
  readonly closedTold!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Taken back since an encoded file of ours was sent that is still kept; null for whom the agreement does not name.',
  })
  readonly takenBackInOurs!: number | null;
}

export const SharingNoticesResult = resultUnion(
  'SharingNoticesResult',
  'SharingNoticesMade',
  SharingNoticesMadeType,
);
