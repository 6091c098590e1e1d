import { graphql } from '../gql/gql.js';
import type {
  ParticipantSharingQuery,
  SharingAgreementQuery,
  SharingAgreementsQuery,
} from '../gql/graphql.js';

export type Agreement = NonNullable<SharingAgreementQuery['sharingAgreement']>;
export type ListedAgreement = SharingAgreementsQuery['sharingAgreements']['edges'][number]['node'];
export type SharedAboutThem = ParticipantSharingQuery['participantSharing'][number];

graphql(`
  fragment AgreementFacts on SharingAgreement {
    id
    number
    title
    purpose
    lawfulBasis
    legalGateway
    kind
    form
    compares
    receives
    startsOn
    expiresOn
    keepDays
    draftedAt
    signedAt
    endedAt
    endedBecause
    forgottenAt
    state
    isNamed
    isOpen
    version
    draftedBy {
      id
      name
    }
    endedBy {
      id
      name
    }
    parties {
      nth
      name
      part
      supplies
      signedName
      signedOn
      wayToSign
      organisation {
        id
        name
        kinds
      }
      recordedBy {
        id
        name
      }
    }
    people {
      id
      namedAt
      endedAt
      person {
        id
        name
      }
      namedBy {
        id
        name
      }
    }
    evidence {
      outcomeCode
      title
      proves
    }
  }
`);

export const AGREEMENTS = graphql(`
  query SharingAgreements($first: Int!, $after: String, $waiting: SharingTask) {
    sharingAgreements(first: $first, after: $after, waiting: $waiting) {
      totalCount
      edges {
        node {
          id
          number
          title
          kind
          state
          startsOn
          expiresOn
          isNamed
          parties {
            nth
            name
            supplies
            signedOn
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const AGREEMENT = graphql(`
  query SharingAgreement($id: ID!) {
    sharingAgreement(id: $id) {
      ...AgreementFacts
    }
  }
`);

export const CHOICES = graphql(`
  query SharingChoices {
    sharingChoices {
      people {
        id
        name
      }
      outcomes {
        outcomeCode
        title
        isSustained
        addsUpHours
      }
    }
  }
`);

export const COUNTS = graphql(`
  query SharingCounts($agreementId: ID!) {
    sharingCounts(agreementId: $agreementId) {
      active
      told
      takenBack
      closedTold
      takenBackInOurs
    }
  }
`);

export const PEOPLE_TO_TELL = graphql(`
  query SharingPeopleToTell($agreementId: ID!, $first: Int!, $mine: Boolean, $search: String) {
    sharingPeopleToTell(agreementId: $agreementId, first: $first, mine: $mine, search: $search) {
      totalCount
      edges {
        node {
          id
          reference
          givenName
          familyName
          provider {
            id
            name
          }
          linkWorker {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const PARTICIPANT_SHARING = graphql(`
  query ParticipantSharing($participantId: ID!) {
    participantSharing(participantId: $participantId) {
      agreementId
      number
      title
      purpose
      state
      compares
      receives
      expiresOn
      notice {
        kind
        saidOn
        how
        recordedAt
        recordedBy {
          id
          name
        }
      }
    }
  }
`);

export const SAVE_AGREEMENT = graphql(`
  mutation SaveSharingAgreement($input: SharingAgreementInput!) {
    saveSharingAgreement(input: $input) {
      __typename
      ... on SharingAgreement {
        ...AgreementFacts
      }
      ...Refused
    }
  }
`);

export const SIGN_AGREEMENT = graphql(`
  mutation SignSharingAgreement($input: SignSharingInput!) {
    signSharingAgreement(input: $input) {
      __typename
      ... on SharingAgreement {
        ...AgreementFacts
      }
      ...Refused
    }
  }
`);

export const END_AGREEMENT = graphql(`
  mutation EndSharingAgreement($agreementId: ID!, $reason: String!) {
    endSharingAgreement(agreementId: $agreementId, reason: $reason) {
      __typename
      ... on SharingAgreement {
        ...AgreementFacts
      }
      ...Refused
    }
  }
`);

export const NAME_PERSON = graphql(`
  mutation NameSharingPerson($agreementId: ID!, $personId: ID!) {
    nameSharingPerson(agreementId: $agreementId, personId: $personId) {
      __typename
      ... on SharingAgreement {
        ...AgreementFacts
      }
      ...Refused
    }
  }
`);

export const END_PERSON = graphql(`
  mutation EndSharingPerson($agreementId: ID!, $personId: ID!) {
    endSharingPerson(agreementId: $agreementId, personId: $personId) {
      __typename
      ... on SharingAgreement {
        ...AgreementFacts
      }
      ...Refused
    }
  }
`);

export const RECORD_NOTICES = graphql(`
  mutation RecordSharingNotices($input: SharingNoticesInput!) {
    recordSharingNotices(input: $input) {
      __typename
      ... on SharingNoticesMade {
        recorded
        already
      }
      ...Refused
    }
  }
`);
