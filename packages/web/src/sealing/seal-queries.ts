import { graphql } from '../gql/gql.js';
import type { RecordSealQuery, SealChoicesQuery } from '../gql/graphql.js';

export type Seal = NonNullable<RecordSealQuery['recordSeal']>;
export type SealChoice = SealChoicesQuery['sealChoices'][number];

/** What shows a record or counts it is asked for anew when who can open it has changed. */
export const AFTER_SEALING = ['RecordSeal', 'People', 'Referrals', 'Today'];

export const RECORD_SEAL = graphql(`
  query RecordSeal($recordId: ID!) {
    recordSeal(recordId: $recordId) {
      id
      recordId
      reason
      sealedAt
      sealedBy {
        id
        name
      }
      openers {
        id
        name
      }
      gaps
    }
  }
`);

export const SEAL_CHOICES = graphql(`
  query SealChoices($recordId: ID!) {
    sealChoices(recordId: $recordId) {
      person {
        id
        name
      }
      roles
      isLinkWorker
    }
  }
`);

export const SEAL_RECORD = graphql(`
  mutation SealRecord($input: SealInput!) {
    sealRecord(input: $input) {
      __typename
      ... on RecordSeal {
        id
      }
      ...Refused
    }
  }
`);

export const SET_SEAL_OPENERS = graphql(`
  mutation SetSealOpeners($input: SealOpenersInput!) {
    setSealOpeners(input: $input) {
      __typename
      ... on RecordSeal {
        id
      }
      ...Refused
    }
  }
`);

export const UNSEAL_RECORD = graphql(`
  mutation UnsealRecord($recordId: ID!, $reason: String!) {
    unsealRecord(recordId: $recordId, reason: $reason) {
      __typename
      ... on RecordSeal {
        id
      }
      ...Refused
    }
  }
`);
