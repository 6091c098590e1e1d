import { graphql } from '../gql/gql.js';
import type { ReferralFileFactsFragment, ReferralFilePreviewQuery } from '../gql/graphql.js';

export type FileFacts = ReferralFileFactsFragment;
export type Findings = ReferralFilePreviewQuery['referralFilePreview'];

graphql(`
  fragment ReferralFileFacts on ReferralFile {
    id
    fileName
    source {
      id
      name
    }
    sentBy {
      id
      name
    }
    sentAt
    state
    problems
    notes
    headings
    rows
    done
    enters
    wentIn
    repeats
    staysOut
    entered
    confirmedBy {
      id
      name
    }
    endedAt
  }
`);

export const REFERRAL_FILES = graphql(`
  query ReferralFiles {
    referralFiles {
      ...ReferralFileFacts
    }
  }
`);

export const REFERRAL_FILE = graphql(`
  query ReferralFile($id: ID!) {
    referralFile(id: $id) {
      ...ReferralFileFacts
    }
  }
`);

export const REFERRAL_FILE_PREVIEW = graphql(`
  query ReferralFilePreview($id: ID!) {
    referralFilePreview(id: $id) {
      mistakes {
        row
        faults {
          column
          message
        }
      }
      repeated {
        row
        repeats
      }
      known {
        row
        givenName
        familyName
        kind
        recordId
        reference
        verdict
        percent
      }
      knownCount
    }
  }
`);

export const IMPORT_REFERRALS = graphql(`
  mutation ImportReferrals($id: ID!) {
    importReferrals(id: $id) {
      __typename
      ... on ReferralFile {
        ...ReferralFileFacts
      }
      ...Refused
    }
  }
`);

export const CANCEL_REFERRAL_FILE = graphql(`
  mutation CancelReferralFile($id: ID!) {
    cancelReferralFile(id: $id) {
      __typename
      ... on ReferralFile {
        ...ReferralFileFacts
      }
      ...Refused
    }
  }
`);

export const CHOOSE_REFERRAL_COLUMNS = graphql(`
  mutation ChooseReferralColumns($id: ID!, $columns: [ColumnChoice!]!) {
    chooseReferralColumns(id: $id, columns: $columns) {
      __typename
      ... on ReferralFile {
        ...ReferralFileFacts
      }
      ...Refused
    }
  }
`);
