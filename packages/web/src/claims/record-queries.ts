import { graphql } from '../gql/gql.js';

export const RESUBMIT = graphql(`
  mutation ResubmitClaim($id: ID!, $evidence: [EvidenceInput!]!, $note: String) {
    resubmitClaim(id: $id, evidence: $evidence, note: $note) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const SUBMIT = graphql(`
  mutation SubmitClaim($input: ClaimInput!) {
    submitClaim(input: $input) {
      __typename
      ... on Claim {
        ...ClaimRow
      }
      ...Refused
    }
  }
`);

export const CLAIM_FORM = graphql(`
  query ClaimForm($participantId: ID!) {
    participant(id: $participantId) {
      ...PersonFacts
      ladder {
        outcomeCode
        title
        domain
        state
        achievedOn
        claimId
        claimState
        dueOn
      }
      milestones {
        outcomeCode
        evidence {
          kind
          statement
        }
      }
      claims(first: 100) {
        edges {
          node {
            id
            title
            evidence {
              id
              kind
              fileName
              uploadId
              uploadedAt
            }
          }
        }
      }
    }
  }
`);

export const CARD_FOR_CLAIM = graphql(`
  query CardForClaim($on: Date!, $providerId: ID) {
    rateCard(on: $on, providerId: $providerId) {
      id
      tariffs {
        ...TariffLine
      }
    }
  }
`);
