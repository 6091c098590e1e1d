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
  /** The domain of an outcome; a funder sees sensitive outcomes under their domain's own name. */
  readonly domainOf: (code: string) => string;
  /** An outcome's title with its code; the code alone for whoever sees no rate card. */
  readonly titleOf: (code: string) => string;
}

/** What outcomes are called and to which domains they belong, by the newest card that has them. */
export function useOutcomes(): Outcomes {
  const { data } = useQuery(OUTCOMES);
  return useMemo(() => {
    const known = new Map<string, { readonly domain: string; readonly title: string }>();
    // oldest first, so that the newest name stays
    for (const card of [...(data?.rateCards ?? [])].reverse())
      for (const { outcomeCode, domain, title } of card.tariffs) known.set(outcomeCode, { domain, title });
    return {
      domainOf: (code) => known.get(code)?.domain ?? code,
      titleOf: (code) => {
        const title = known.get(code)?.title;
        return title === undefined ? code : `${title} (${code})`;
      },
    };
  }, [data]);
}
