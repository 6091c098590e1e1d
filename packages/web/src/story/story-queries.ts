import { graphql } from '../gql/gql.js';

export const STORY = graphql(`
  query Story($participantId: ID!, $first: Int!, $after: String, $without: [StoryKind!]) {
    story(participantId: $participantId, first: $first, after: $after, without: $without) {
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
