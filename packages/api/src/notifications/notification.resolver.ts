import type { Refusal } from '@weft/shared';
import {
  chooseNotifications,
  markAllNotifications,
  markNotification,
  type NotificationChoicesView,
  type NotificationView,
  notificationChoices,
  notifications,
  type Page,
  setNotificationDays,
  type UnreadNotifications,
  unreadNotifications,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import {
  NotificationChoicesInputType,
  NotificationChoicesResult,
  NotificationChoicesType,
  NotificationConnection,
  UnreadNotificationsType,
} from './notification.type.js';

/** What the viewer is told of, and how they want to be told. */
@Resolver()
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: 'What I was told of, newest first.' })
  notifications(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('unread', () => Boolean, { defaultValue: false }) unread: boolean,
  ): Promise<Page<NotificationView>> {
    return notifications(actorOf(context), { first, after, unread, count: selects(info, 'totalCount') });
  }

  @Query(() => UnreadNotificationsType)
  unreadNotifications(@Ctx() context: ApiContext): Promise<UnreadNotifications> {
    return unreadNotifications(actorOf(context));
  }

  @Query(() => NotificationChoicesType)
  notificationChoices(@Ctx() context: ApiContext): Promise<NotificationChoicesView> {
    return notificationChoices(actorOf(context));
  }

  @Mutation(() => UnreadNotificationsType, {
    description: 'Says that I have read it, or have not after all.',
  })
  markNotification(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('read', () => Boolean) read: boolean,
  ): Promise<UnreadNotifications> {
    return markNotification(actorOf(context), { id, read });
  }

  @Mutation(() => UnreadNotificationsType, {
    description: 'Says that I have read all up to this one, the newest that I saw.',
  })
  markAllNotifications(
    @Ctx() context: ApiContext,
    @Arg('upTo', () => ID) upTo: string,
  ): Promise<UnreadNotifications> {
    return markAllNotifications(actorOf(context), { upTo });
  }

  @Mutation(() => NotificationChoicesResult)
  chooseNotifications(
    @Ctx() context: ApiContext,
    @Arg('input', () => NotificationChoicesInputType) input: NotificationChoicesInputType,
  ): Promise<NotificationChoicesView | Refusal> {
    return chooseNotifications(actorOf(context), {
      ...input,
      quietFrom: input.quietFrom ?? null,
      quietTo: input.quietTo ?? null,
      timeZone: input.timeZone ?? null,
    });
  }

  @Mutation(() => NotificationChoicesResult, {
    description: 'For how many days the partnership keeps what people were told.',
  })
  setNotificationDays(
    @Ctx() context: ApiContext,
    @Arg('days', () => Int) days: number,
  ): Promise<NotificationChoicesView | Refusal> {
    return setNotificationDays(actorOf(context), days);
  }
}
