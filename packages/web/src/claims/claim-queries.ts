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

export const APPROVE = graphql(`
  mutation ApproveClaim($id: ID!) {
    approveClaim(id: $id) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const RETURN = graphql(`
  mutation ReturnClaim($id: ID!, $reason: String!) {
    returnClaim(id: $id, reason: $reason) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const VERIFY = graphql(`
  mutation VerifyClaim($id: ID!) {
    verifyClaim(id: $id) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const CLAIMS_TOGETHER = graphql(`
  query ClaimsTogether($ids: [ID!]!) {
    claimsTogether(ids: $ids) {
      claimCount
      total {
        amount
        currency
      }
      warnings
    }
  }
`);

export const APPROVE_SEVERAL = graphql(`
  mutation ApproveClaims($ids: [ID!]!) {
    approveClaims(ids: $ids) {
      __typename
      ... on Claim {
        id
        reference
        state
        actions
      }
      ...Refused
    }
  }
`);

/** The claims that wait longest for approval: the one that was just decided may still be among them. */
export const NEXT_TO_APPROVE = graphql(`
  query NextToApprove {
    claims(first: 2, filter: { states: [SUBMITTED] }, order: OLDEST) {
      totalCount
      edges {
        node {
          ...ClaimRow
        }
      }
    }
  }
`);

export const VERIFY_SEVERAL = graphql(`
  mutation VerifyClaims($ids: [ID!]!) {
    verifyClaims(ids: $ids) {
      __typename
      ... on Claim {
        id
        reference
        state
        actions
      }
      ...Refused
    }
  }
`);

export const WITHHOLD = graphql(`
  mutation WithholdClaim($id: ID!, $reason: String!) {
    withholdClaim(id: $id, reason: $reason) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const REJECT = graphql(`
  mutation RejectClaim($id: ID!, $reason: String!) {
    rejectClaim(id: $id, reason: $reason) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const REVERSE = graphql(`
  mutation ReverseClaim($id: ID!, $reason: String!) {
    reverseClaim(id: $id, reason: $reason) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const ASK = graphql(`
  mutation AskAboutClaim($id: ID!, $question: String!) {
    askAboutClaim(id: $id, question: $question) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const ANSWER = graphql(`
  mutation AnswerAboutClaim($id: ID!, $answer: String!) {
    answerAboutClaim(id: $id, answer: $answer) {
      __typename
      ... on Claim {
        ...ClaimPage
      }
      ...Refused
    }
  }
`);

export const OPENED = graphql(`
  mutation MarkEvidenceOpened($id: ID!) {
    markEvidenceOpened(id: $id) {
      __typename
      ... on Claim {
        id
        evidence {
          id
          openedByMe
        }
      }
      ...Refused
    }
  }
`);
