import { graphql } from '../gql/gql.js';
import type { EncodedExtractsQuery, EncodingAgreementQuery } from '../gql/graphql.js';

export type EncodingAgreement = NonNullable<EncodingAgreementQuery['sharingAgreement']>;
export type EncodedFile = EncodedExtractsQuery['extracts']['extracts'][number];

export const ENCODING_AGREEMENT = graphql(`
  query EncodingAgreement($id: ID!) {
    sharingAgreement(id: $id) {
      id
      title
      form
      state
      compares
      isNamed
      parties {
        nth
        name
        supplies
      }
    }
  }
`);

export const ENCODED_EXTRACTS = graphql(`
  query EncodedExtracts($agreementId: ID!) {
    extracts(agreementId: $agreementId) {
      extracts {
        id
        number
        fileName
        side
        state
        isBeingDeleted
        keyFingerprint
        settingsFingerprint
      }
    }
  }
`);
