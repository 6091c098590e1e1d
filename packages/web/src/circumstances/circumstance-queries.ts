import { graphql } from '../gql/gql.js';
import type { CircumstancesQuery } from '../gql/graphql.js';

export type Circumstance = CircumstancesQuery['circumstances'][number];

export const CIRCUMSTANCES = graphql(`
  query Circumstances($participantId: ID!) {
    circumstances(participantId: $participantId) {
      id
      kind
      on
      words
      by {
        id
        name
      }
    }
  }
`);

export const RECORD_CIRCUMSTANCE = graphql(`
  mutation RecordCircumstance($input: CircumstanceInput!) {
    recordCircumstance(input: $input) {
      __typename
      ... on Participant {
        id
      }
      ...Refused
    }
  }
`);

export const REMOVE_CIRCUMSTANCE = graphql(`
  mutation RemoveCircumstance($id: ID!) {
    removeCircumstance(id: $id) {
      __typename
      ... on Participant {
        id
      }
      ...Refused
    }
  }
`);
