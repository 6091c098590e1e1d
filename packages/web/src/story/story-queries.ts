import { graphql } from '../gql/gql.js';

export const STORY = graphql(`
  query Story($participantId: ID!, $first: Int!, $after: String) {
    story(participantId: $participantId, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          kind
          on
          at
          sentence
          words
          claimId
          claimState
          referralId
          by {
            id
            name
          }
        }
      }
    }
  }
`);
