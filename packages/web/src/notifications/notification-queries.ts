import { graphql } from '../gql/gql.js';
import type { NotificationsQuery } from '../gql/graphql.js';

export const UNREAD = graphql(`
  query UnreadNotifications {
    unreadNotifications {
      count
      quietUntil
    }
  }
`);

export const NOTIFICATIONS = graphql(`
  query Notifications($first: Int!, $after: String, $unread: Boolean!) {
    notifications(first: $first, after: $after, unread: $unread) {
      edges {
        node {
          id
          kind
          at
          isRead
          detail
          aboutId
          reference
          who
          outcome
          period
          work
          fileName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type Told = NotificationsQuery['notifications']['edges'][number]['node'];

export const MARK = graphql(`
  mutation MarkNotification($id: ID!, $read: Boolean!) {
    markNotification(id: $id, read: $read) {
      count
      quietUntil
    }
  }
`);

export const MARK_ALL = graphql(`
  mutation MarkAllNotifications($upTo: ID!) {
    markAllNotifications(upTo: $upTo) {
      count
      quietUntil
    }
  }
`);

export const CHOICES = graphql(`
  query NotificationChoices {
    notificationChoices {
      kinds {
        kind
        channel
        urgentBecause
      }
      frequency
      weekday
      hour
      quietFrom
      quietTo
      quietDays
      timeZone
      keepDays
    }
  }
`);

export const CHOOSE = graphql(`
  mutation ChooseNotifications($input: NotificationChoicesInput!) {
    chooseNotifications(input: $input) {
      __typename
      ... on NotificationChoices {
        kinds {
          kind
          channel
          urgentBecause
        }
        frequency
        weekday
        hour
        quietFrom
        quietTo
        quietDays
        timeZone
        keepDays
      }
      ...Refused
    }
  }
`);

export const SET_DAYS = graphql(`
  mutation SetNotificationDays($days: Int!) {
    setNotificationDays(days: $days) {
      __typename
      ... on NotificationChoices {
        keepDays
      }
      ...Refused
    }
  }
`);
