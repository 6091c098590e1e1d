import { graphql } from '../gql/gql.js';
import type { ProposedMovesQuery } from '../gql/graphql.js';

export type Proposal = ProposedMovesQuery['proposedMoves'][number];

export const CHANGE_PHASE = graphql(`
  mutation ChangePhase($input: PhaseInput!) {
    changePhase(input: $input) {
      __typename
      ... on Participant {
        id
        phase
      }
      ...Refused
    }
  }
`);

export const CLOSE_SUPPORT = graphql(`
  mutation CloseSupport($input: SupportStepInput!) {
    closeSupport(input: $input) {
      __typename
      ... on Participant {
        id
        phase
      }
      ...Refused
    }
  }
`);

export const REOPEN_SUPPORT = graphql(`
  mutation ReopenSupport($input: SupportStepInput!) {
    reopenSupport(input: $input) {
      __typename
      ... on Participant {
        id
        phase
      }
      ...Refused
    }
  }
`);

export const MOVE_PEOPLE = graphql(`
  mutation MovePeople($moves: [PersonMoveInput!]!) {
    moveParticipants(moves: $moves) {
      __typename
      ... on MovedPeople {
        people
        warnings
        back {
          participantId
          fromId
          toId
        }
      }
      ...Refused
    }
  }
`);

export const PROPOSED_MOVES = graphql(`
  query ProposedMoves($linkWorkerId: ID!) {
    proposedMoves(linkWorkerId: $linkWorkerId) {
      to {
        id
        name
      }
      participant {
        ...PersonFacts
      }
    }
  }
`);

export const LOOKS_AFTER = graphql(`
  query LooksAfter($search: String!) {
    members(first: 100, search: $search) {
      edges {
        node {
          id
          looksAfter
          looksAfterAnchors {
            id
            name
          }
        }
      }
    }
  }
`);
