import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../gql/gql.js';

const OUTCOMES = graphql(`
  query OutcomeNames {
    rateCards {
      id
      tariffs {
        id
        outcomeCode
        title
        domain
      }
    }
  }
`);

export interface Outcomes {
  /** 'Entry into employment' for 'EMPLOYMENT_ENTRY'; what no card has stands for itself. */
  readonly titleOf: (code: string) => string;
  /** The domain of an outcome; a funder sees sensitive outcomes under their domain's own name. */
  readonly domainOf: (code: string) => string;
}

/** What the codes of outcomes are called, by the newest card that has them. */
export function useOutcomes(): Outcomes {
  const { data } = useQuery(OUTCOMES);
  return useMemo(() => {
    const known = new Map<string, { title: string; domain: string }>();
    // oldest first, so that the newest name stays
    for (const card of [...(data?.rateCards ?? [])].reverse())
      for (const { outcomeCode, title, domain } of card.tariffs) known.set(outcomeCode, { title, domain });
    return {
      titleOf: (code) => known.get(code)?.title ?? code,
      domainOf: (code) => known.get(code)?.domain ?? code,
    };
  }, [data]);
}
