import { graphql } from '../gql/gql.js';
import type { SignedFactsFragment, SigningEntryQuery } from '../gql/graphql.js';

export type SignedFacts = SignedFactsFragment;
/** What a signature is taken from. */
export type SigningSource = SigningEntryQuery['signingEntry'];

graphql(`
  fragment SignedFacts on SignedStatement {
    id
    outcomeCode
    outcomeTitle
    achievedOn
    words
    wordingVersion
    way
    drawing
    signedName
    witnessName
    signedAt
    receivedAt
    takenBy {
      id
      name
    }
    sha256
    isWhole
    isReplaced
  }
`);

export const SIGNED_STATEMENTS = graphql(`
  query SignedStatements($participantId: ID!) {
    signedStatements(participantId: $participantId) {
      ...SignedFacts
    }
  }
`);

export const SIGNING_ENTRY = graphql(`
  query SigningEntry($participantId: ID) {
    signingEntry(participantId: $participantId) {
      wordings {
        outcomeCode
        version
        words
      }
      outcomes {
        code
        title
      }
      people {
        id
        reference
        givenName
        familyName
      }
    }
  }
`);

export const RECORD_SIGNATURE = graphql(`
  mutation RecordSignature($input: SignatureInput!) {
    recordSignature(input: $input) {
      __typename
      ... on SignedStatement {
        ...SignedFacts
      }
      ...Refused
    }
  }
`);

export const SIGNATURE_WORDINGS = graphql(`
  query SignatureWordings {
    signatureWordings {
      outcomeCode
      version
      words
      madeAt
      madeBy {
        id
        name
      }
    }
    rateCards {
      id
      tariffs {
        id
        outcomeCode
        title
        evidence
      }
    }
  }
`);

export const SET_SIGNATURE_WORDING = graphql(`
  mutation SetSignatureWording($input: SignatureWordingInput!) {
    setSignatureWording(input: $input) {
      __typename
      ... on SignatureWordings {
        wordings {
          outcomeCode
          version
        }
      }
      ...Refused
    }
  }
`);
