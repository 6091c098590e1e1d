import { graphql } from '../gql/gql.js';
import type { SuggestionsQuery, WaitingListQuery } from '../gql/graphql.js';

export type Suggestions = NonNullable<SuggestionsQuery['allocationSuggestions']>;
export type Suggestion = Suggestions['suggested'][number];
export type WaitingLine = WaitingListQuery['waitingList']['people'][number];

export const SUGGESTIONS = graphql(`
  query Suggestions($referralId: ID!) {
    allocationSuggestions(referralId: $referralId) {
      ruleVersion
      longWait
      suggested {
        providerId
        workerId
        name
        sentence
        below
      }
      out {
        providerId
        workerId
        name
        why
        sentence
      }
    }
  }
`);

export const DECISIONS = graphql(`
  query AllocationDecisions($referralId: ID!) {
    allocationDecisions(referralId: $referralId) {
      at
      by {
        id
        name
      }
      provider {
        id
        name
      }
      worker {
        id
        name
      }
      ruleVersion
      sentence
      place
      suggested {
        name
        sentence
        below
      }
    }
  }
`);

export const WAITING_LIST = graphql(`
  query WaitingList {
    waitingList {
      total
      longWait
      ruleVersion
      people {
        id
        reference
        name
        daysWaited
        complexity
        source {
          id
          name
        }
        first {
          name
        }
        sentence
      }
    }
  }
`);
