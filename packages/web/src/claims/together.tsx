import { useApolloClient, useQuery } from '@apollo/client/react';
import { Warnings } from '../money/warnings.js';
import { faultText } from '../ui/fault-text.js';
import { moneyText } from '../ui/money.js';
import { CLAIMS_TOGETHER } from './decision-queries.js';

/** What selected claims come to together, reckoned anew whenever the selection changes. */
export function useTogether(selected: readonly string[]) {
  const client = useApolloClient();
  const ids = [...selected].sort();
  const { data, previousData, loading, error } = useQuery(CLAIMS_TOGETHER, {
    variables: { ids },
    skip: ids.length === 0,
    fetchPolicy: 'network-only',
  });
  const isShown = data !== undefined && !loading;
  return {
    sum: ids.length === 0 ? null : ((data ?? previousData)?.claimsTogether ?? null),
    fault: ids.length === 0 ? undefined : error,
    /** Whether there is a warning about this selection that is not on the page yet: it is read before anything is done. */
    hasMore: async (): Promise<boolean> => {
      if (isShown) return false;
      const query = { query: CLAIMS_TOGETHER, variables: { ids }, fetchPolicy: 'network-only' as const };
      return ((await client.query(query)).data?.claimsTogether.warnings.length ?? 0) > 0;
    },
  };
}

export type TogetherFacts = Pick<ReturnType<typeof useTogether>, 'sum' | 'fault'>;

/** ", £1,400.00 together" behind the number of what is selected. */
export const sumText = ({ sum }: TogetherFacts): string =>
  sum && sum.claimCount > 1 ? `, ${moneyText(sum.total)} together` : '';

/** Limits that the selected claims come near or go over with one another. */
export function TogetherWarnings({ sum, fault }: TogetherFacts) {
  if (fault) return <p>What these claims come to together is not known: {faultText(fault)}</p>;
  return <Warnings of={sum?.warnings ?? []} />;
}
