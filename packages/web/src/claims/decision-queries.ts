import { graphql } from '../gql/gql.js';

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
