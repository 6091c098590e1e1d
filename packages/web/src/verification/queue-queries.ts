import { graphql } from '../gql/gql.js';

/** The claims to verify, oldest first, a page at a time. */
export const QUEUE = graphql(`
  query VerificationQueue($after: String) {
    claims(first: 50, after: $after, filter: { states: [APPROVED] }, order: OLDEST) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ClaimRow
        }
      }
    }
  }
`);

export const DECIDED = graphql(`
  query DecidedByMe($first: Int!, $after: String, $filter: DecisionFilter, $order: ListOrder!) {
    decisions(first: $first, after: $after, filter: $filter, order: $order) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          at
          decision
          reason
          claim {
            ...ClaimRow
          }
        }
      }
    }
  }
`);
