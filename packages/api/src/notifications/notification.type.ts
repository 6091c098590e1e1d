import {
  type CalendarDate,
  DIGEST_FREQUENCIES,
  type DigestFrequency,
  NOTIFICATION_CHANNELS,
  NOTIFICATION_KIND_NAMES,
  type NotificationChannel,
  type NotificationKind,
  type ReferralState,
} from '@weft/shared';
import type {
  ChooseNotificationsInput,
  NotificationChoicesView,
  NotificationView,
  UnreadNotifications,
} from '@weft/shared/server';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateScalar, DateTimeScalar, resultUnion, schemaEnum } from '../graphql/index.js';
import { ReferralStateEnum } from '../referrals/referral.type.js';

const NotificationKindEnum = schemaEnum('NotificationKind', NOTIFICATION_KIND_NAMES);
const NotificationChannelEnum = schemaEnum('NotificationChannel', NOTIFICATION_CHANNELS);
const DigestFrequencyEnum = schemaEnum('DigestFrequency', DIGEST_FREQUENCIES);

@ObjectType('Notification', {
  simpleResolvers: true,
  description: 'Something that the viewer was told of, as far as they see now what it is about.',
})
class NotificationType implements NotificationView {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => NotificationKindEnum)
  readonly kind!: NotificationKind;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  readonly at!: Date;

  @Field(() => Boolean)
  readonly isRead!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Into which state something went, or what was done: RETURNED, STARTED, IMPORT.',
  })
  readonly detail!: string | null;

  @Field(() => ID, { description: 'The record that it leads to, of a kind that `kind` says.' })
  readonly aboutId!: string;

  @Field(() => String, { nullable: true })
  readonly reference!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the person whom it is about.' })
  readonly who!: string | null;

  @Field(() => String, { nullable: true, description: 'The outcome in the rate card’s words.' })
  readonly outcome!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The end of a run’s or a statement’s period; of an audited month the first day.',
  })
  readonly period!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'The kind of the work that failed.' })
  readonly work!: string | null;

  @Field(() => String, { nullable: true })
  readonly fileName!: string | null;

  @Field(() => ReferralStateEnum, {
    nullable: true,
    description: 'Where a referral of the viewer’s own stands now.',
  })
  readonly stateNow!: ReferralState | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a transfer and of joint work the other provider’s name.',
  })
  readonly provider!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a table that the viewer asked for.' })
  readonly tableTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'Why such a table was not released.' })
  readonly reason!: string | null;
}

export const NotificationConnection = connectionOf('Notification', () => NotificationType);

@ObjectType('UnreadNotifications', { simpleResolvers: true })
export class UnreadNotificationsType implements UnreadNotifications {
  @Field(() => Int, {
    description: 'At most 100, which stands for more than 99; in quiet time of what is urgent.',
  })
  readonly count!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it is quiet for the viewer.' })
  readonly quietUntil!: Date | null;
}

@ObjectType('ChosenNotification', { simpleResolvers: true })
class ChosenNotificationType {
  @Field(() => NotificationKindEnum)
  readonly kind!: NotificationKind;

  @Field(() => NotificationChannelEnum)
  readonly channel!: NotificationChannel;

  @Field(() => String, { nullable: true, description: 'Why it cannot be turned off.' })
  readonly urgentBecause!: string | null;
}

@ObjectType('NotificationChoices', { simpleResolvers: true })
export class NotificationChoicesType implements NotificationChoicesView {
  @Field(() => [ChosenNotificationType], { description: 'Of what the viewer’s roles are told.' })
  readonly kinds!: NotificationChoicesView['kinds'];

  @Field(() => DigestFrequencyEnum)
  readonly frequency!: DigestFrequency;

  @Field(() => Int, { description: 'Of a weekly mail: 1 is Monday.' })
  readonly weekday!: number;

  @Field(() => Int, { description: 'The hour from which a mail may go out.' })
  readonly hour!: number;

  @Field(() => Int, { nullable: true })
  readonly quietFrom!: number | null;

  @Field(() => Int, { nullable: true })
  readonly quietTo!: number | null;

  @Field(() => [Int], { description: 'Days that are quiet as a whole: 1 is Monday.' })
  readonly quietDays!: readonly number[];

  @Field(() => String, { nullable: true, description: 'Null: the partnership’s.' })
  readonly timeZone!: string | null;

  @Field(() => Int, { description: 'For how many days the partnership keeps what people were told.' })
  readonly keepDays!: number;
}

export const NotificationChoicesResult = resultUnion(
  'NotificationChoicesResult',
  'NotificationChoices',
  NotificationChoicesType,
);

@InputType('ChosenNotificationInput')
class ChosenNotificationInputType {
  @Field(() => NotificationKindEnum)
  readonly kind!: NotificationKind;

  @Field(() => NotificationChannelEnum)
  readonly channel!: NotificationChannel;
}

@InputType('NotificationChoicesInput')
export class NotificationChoicesInputType implements ChooseNotificationsInput {
  @Field(() => [ChosenNotificationInputType], { description: 'What is left out stays as it is.' })
  readonly channels!: ChosenNotificationInputType[];

  @Field(() => DigestFrequencyEnum)
  readonly frequency!: DigestFrequency;

  @Field(() => Int)
  readonly weekday!: number;

  @Field(() => Int)
  readonly hour!: number;

  @Field(() => Int, { nullable: true, description: 'Null, as `quietTo`: no quiet hours.' })
  readonly quietFrom!: number | null;

  @Field(() => Int, { nullable: true })
  readonly quietTo!: number | null;

  @Field(() => [Int])
  readonly quietDays!: number[];

  @Field(() => String, { nullable: true })
  readonly timeZone!: string | null;
}
