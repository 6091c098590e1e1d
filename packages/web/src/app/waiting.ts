import { useQuery } from '@apollo/client/react';
import { graphql } from '../gql/gql.js';
import type { TodayQuery } from '../gql/graphql.js';
import { clientOf } from './api.js';
import { isAway } from './attention.js';

const TODAY = graphql(`
  query Today {
    today {
      kind
      count
      oldest
      onlyId
      agreementId
      partnership {
        id
        slug
        name
      }
    }
  }
`);

export type WaitingItem = TodayQuery['today'][number];

const MINUTE = 60_000;

/** What waits for me in a partnership, kept fresh once a minute while the page is looked at. */
export function useWaiting(slug: string | undefined) {
  const { data, error, refetch } = useQuery(TODAY, {
    client: clientOf(slug ?? null),
    skip: slug === undefined,
    pollInterval: MINUTE,
    skipPollAttempt: isAway,
  });
  return { items: data?.today, error, reload: () => void refetch() };
}
