import { graphql } from '../gql/gql.js';
import type { TransferFactsFragment } from '../gql/graphql.js';

export type Transfer = TransferFactsFragment;

/** What is asked anew once a transfer has changed. */
export const AFTER_TRANSFER = { refetchQueries: ['Transfers', 'ParticipantTransfers'] };

graphql(`
  fragment TransferFacts on Transfer {
    id
    state
    side
    reason
    about
    agreedOn
    agreedHow
    askedAt
    decidedAt
    decidedWords
    on
    from {
      id
      name
    }
    to {
      id
      name
    }
    askedBy {
      id
      name
    }
    decidedBy {
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

export const TRANSFERS = graphql(`
  query Transfers($first: Int!, $after: String) {
    transfers(first: $first, after: $after) {
      edges {
        node {
          ...TransferFacts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const PARTICIPANT_TRANSFERS = graphql(`
  query ParticipantTransfers($participantId: ID!) {
    participantTransfers(participantId: $participantId) {
      ...TransferFacts
    }
  }
`);

export const ASK_FOR_TRANSFER = graphql(`
  mutation AskForTransfer($input: TransferInput!) {
    askForTransfer(input: $input) {
      __typename
      ... on Transfer {
        ...TransferFacts
      }
      ...Refused
    }
  }
`);

export const TAKE_ON_TRANSFER = graphql(`
  mutation TakeOnTransfer($input: TakeOnInput!) {
    takeOnTransfer(input: $input) {
      __typename
      ... on Transfer {
        ...TransferFacts
      }
      ...Refused
    }
  }
`);

export const DECLINE_TRANSFER = graphql(`
  mutation DeclineTransfer($id: ID!, $words: String!) {
    declineTransfer(id: $id, words: $words) {
      __typename
      ... on Transfer {
        ...TransferFacts
      }
      ...Refused
    }
  }
`);

export const WITHDRAW_TRANSFER = graphql(`
  mutation WithdrawTransfer($id: ID!, $words: String!) {
    withdrawTransfer(id: $id, words: $words) {
      __typename
      ... on Transfer {
        ...TransferFacts
      }
      ...Refused
    }
  }
`);
