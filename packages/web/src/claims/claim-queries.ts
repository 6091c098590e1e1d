import { graphql } from '../gql/gql.js';
import type { ClaimPageFragment, ClaimRowFragment, ClaimsQuery } from '../gql/graphql.js';

export type ClaimRow = ClaimRowFragment;
export type ListedClaim = ClaimsQuery['claims']['edges'][number]['node'];
export type ClaimPage = ClaimPageFragment;
export type PieceOfEvidence = ClaimPage['evidence'][number];

graphql(`
  fragment ClaimRow on Claim {
    id
    reference
    title
    outcomeCode
    achievedOn
    submittedAt
    state
    awaitsAnswer
    unfundedReason
    isSealed
    price {
      amount
      currency
    }
    provider {
      id
      name
    }
    participant {
      id
      reference
      givenName
      familyName
    }
  }
`);

graphql(`
  fragment ClaimPage on Claim {
    ...ClaimRow
    domain
    restsOnReversed
    restsOnCorrected
    doubt
    awaitsGiveBack
    paidByGrant
    warnings
    split
    actions
    earlierClaims {
      outcomeCode
      title
      achievedOn
      state
    }
    evidence {
      id
      kind
      statement
      fileName
      mediaType
      size
      uploadedAt
      isNew
      openedByMe
      measure {
        instrument
        measuredOn
        firstOn
        correctedAt
        figures {
          code
          title
          score
          first
          difference
          direction
        }
      }
      signature {
        ...SignedFacts
      }
    }
    history {
      at
      from
      to
      reason
      by {
        id
        name
      }
    }
    conversation {
      at
      text
      awaitsAnswer
      by {
        id
        name
      }
    }
    shares {
      label
      funder {
        id
        name
      }
      amount {
        amount
        currency
      }
    }
  }
`);

export const CLAIMS = graphql(`
  query Claims($first: Int!, $after: String, $filter: ClaimFilter, $sort: ClaimSort, $own: Boolean!) {
    claims(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ClaimRow
          shares @include(if: $own) {
            amount {
              amount
              currency
            }
          }
        }
      }
    }
  }
`);

export const CLAIM = graphql(`
  query Claim($id: ID!) {
    claim(id: $id) {
      ...ClaimPage
    }
  }
`);
