import { graphql } from '../gql/gql.js';
import type { ExtractFactsFragment } from '../gql/graphql.js';

export type ExtractFacts = ExtractFactsFragment;

graphql(`
  fragment ExtractFacts on Extract {
    id
    number
    agreementId
    agreementNumber
    agreementTitle
    isEncoded
    fields
    needed
    fileName
    side
    sentBy {
      id
      name
    }
    sentAt
    describesUntil
    state
    isBeingDeleted
    headings
    columns {
      place
      field
    }
    isRemembered
    problems
    notes
    preview {
      fields
      rows
    }
    rows
    done
    good
    staysOut
    keyFingerprint
    settingsFingerprint
    messages {
      message
      rows
    }
    acceptedBy {
      id
      name
    }
    acceptedAt
    keptUntil
    deletedAt
  }
`);

export const EXTRACTS = graphql(`
  query Extracts($agreementId: ID!) {
    extracts(agreementId: $agreementId) {
      isNamed
      extracts {
        id
        number
        fileName
        side
        sentAt
        describesUntil
        state
        isBeingDeleted
        headings
        isEncoded
        rows
        done
        good
        keptUntil
        deletedAt
      }
    }
  }
`);

export const EXTRACT = graphql(`
  query Extract($id: ID!) {
    extract(id: $id) {
      ...ExtractFacts
    }
  }
`);

export const EXTRACT_FAULTS = graphql(`
  query ExtractFaults($id: ID!, $message: String) {
    extractFaults(id: $id, message: $message) {
      line
      column
      message
    }
  }
`);

export const CHOOSE_EXTRACT_COLUMNS = graphql(`
  mutation ChooseExtractColumns($id: ID!, $columns: [ExtractColumnInput!]!) {
    chooseExtractColumns(id: $id, columns: $columns) {
      __typename
      ... on Extract {
        ...ExtractFacts
      }
      ...Refused
    }
  }
`);

export const ACCEPT_EXTRACT = graphql(`
  mutation AcceptExtract($id: ID!) {
    acceptExtract(id: $id) {
      __typename
      ... on Extract {
        ...ExtractFacts
      }
      ...Refused
    }
  }
`);

export const CANCEL_EXTRACT = graphql(`
  mutation CancelExtract($id: ID!) {
    cancelExtract(id: $id) {
      __typename
      ... on Extract {
        ...ExtractFacts
      }
      ...Refused
    }
  }
`);

export const DELETE_EXTRACT = graphql(`
  mutation DeleteExtract($id: ID!) {
    deleteExtract(id: $id) {
      __typename
      ... on Extract {
        ...ExtractFacts
      }
      ...Refused
    }
  }
`);
