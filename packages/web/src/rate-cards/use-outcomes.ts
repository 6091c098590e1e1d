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
        domain
      }
    }
  }
`);

export interface Outcomes {
  /** The domain of an outcome; a funder sees sensitive outcomes under their domain's own name. */
  readonly domainOf: (code: string) => string;
}

/** To which domains outcomes belong, by the newest card that has them. */
export function useOutcomes(): Outcomes {
  const { data } = useQuery(OUTCOMES);
  return useMemo(() => {
    const known = new Map<string, string>();
    // oldest first, so that the newest name stays
    for (const card of [...(data?.rateCards ?? [])].reverse())
      for (const { outcomeCode, domain } of card.tariffs) known.set(outcomeCode, domain);
    return {
      domainOf: (code) => known.get(code) ?? code,
    };
  }, [data]);
}
