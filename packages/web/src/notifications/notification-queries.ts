import { graphql } from '../gql/gql.js';
import type { NotificationsQuery } from '../gql/graphql.js';

graphql(`
  fragment UnreadFacts on UnreadNotifications {
    count
    quietUntil
  }
`);

graphql(`
  fragment ChoiceFacts on NotificationChoices {
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
`);

export const UNREAD = graphql(`
  query UnreadNotifications {
    unreadNotifications {
      ...UnreadFacts
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
          stateNow
          provider
          tableTitle
          reason
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
      ...UnreadFacts
    }
  }
`);

export const MARK_ALL = graphql(`
  mutation MarkAllNotifications($upTo: ID!) {
    markAllNotifications(upTo: $upTo) {
      ...UnreadFacts
    }
  }
`);

export const CHOICES = graphql(`
  query NotificationChoices {
    notificationChoices {
      ...ChoiceFacts
    }
  }
`);

export const CHOOSE = graphql(`
  mutation ChooseNotifications($input: NotificationChoicesInput!) {
    chooseNotifications(input: $input) {
      __typename
      ... on NotificationChoices {
        ...ChoiceFacts
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
