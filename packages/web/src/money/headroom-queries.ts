import { graphql } from '../gql/gql.js';

export const HEADROOM = graphql(`
  query Headroom {
    headroom {
      maximum {
        amount
        currency
      }
      paid {
        amount
        currency
      }
      committed {
        amount
        currency
      }
      awaiting {
        amount
        currency
      }
      remaining {
        amount
        currency
      }
      unfunded {
        amount
        currency
      }
      unfundedClaimCount
      contributions {
        label
        funder {
          id
          name
        }
        cap {
          amount
          currency
        }
        billed {
          amount
          currency
        }
        headroom {
          amount
          currency
        }
      }
      variations {
        id
        on
        newMaximum {
          amount
          currency
        }
        reason
        by {
          id
          name
        }
      }
    }
  }
`);

export const RECORD_VARIATION = graphql(`
  mutation RecordVariation($on: Date!, $newMaximum: Decimal!, $reason: String!) {
    recordVariation(on: $on, newMaximum: $newMaximum, reason: $reason) {
      __typename
      ... on Partnership {
        id
      }
      ...Refused
    }
  }
`);
