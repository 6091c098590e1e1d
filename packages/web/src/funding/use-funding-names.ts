import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { FundingNamesQuery } from '../gql/graphql.js';
import { FUNDING_NAMES } from './funding-queries.js';

export type PricedOutcome = NonNullable<FundingNamesQuery['rateCard']>['tariffs'][number];

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface FundingNames {
  /** Every outcome that any version of a rate card has: its code and what it is called. */
  readonly outcomes: readonly Named[];
  readonly anchors: readonly Named[];
  /** The lines of the card in force today. */
  readonly prices: readonly PricedOutcome[];
  readonly nameOfOutcome: (code: string) => string;
  readonly nameOfAnchor: (id: string) => string;
}

/** The names behind an agreement's restrictions; until they are there, codes stand for themselves. */
export function useFundingNames(): FundingNames {
  const { data } = useQuery(FUNDING_NAMES);
  return useMemo(() => {
    const titles = new Map<string, string>();
    // oldest first, so that the newest title stays
    for (const card of [...(data?.rateCards ?? [])].reverse())
      for (const { outcomeCode, title } of card.tariffs) titles.set(outcomeCode, title);
    const anchors = data?.organisations.edges.map(({ node }) => node) ?? [];
    const anchorNames = new Map(anchors.map(({ id, name }) => [id, name]));
    return {
      outcomes: [...titles].map(([id, name]) => ({ id, name })),
      anchors,
      prices: data?.rateCard?.tariffs ?? [],
      nameOfOutcome: (code) => titles.get(code) ?? code,
      nameOfAnchor: (id) => anchorNames.get(id) ?? 'an anchor organisation',
    };
  }, [data]);
}
