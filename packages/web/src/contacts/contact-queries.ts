import { graphql } from '../gql/gql.js';
import type { ContactEntryQuery, ContactFactsFragment } from '../gql/graphql.js';

export type ContactFacts = ContactFactsFragment;
export type PersonToMeet = ContactEntryQuery['contactEntry']['people'][number];

graphql(`
  fragment ContactFacts on Contact {
    id
    kind
    kindTitle
    on
    at
    place
    minutes
    seen
    company
    jointWorkers {
      id
      name
    }
    words
    attendance
    groupName
    by {
      id
      name
    }
    recordedAt
    corrected
  }
`);

export const CONTACTS = graphql(`
  query Contacts($participantId: ID!, $first: Int!) {
    contacts(participantId: $participantId, first: $first) {
      totalCount
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          ...ContactFacts
        }
      }
    }
    participant(id: $participantId) {
      id
      lastSeenOn
      lastTriedOn
      attendance {
        expected
        present
        percent
      }
    }
  }
`);

export const CONTACT_ENTRY = graphql(`
  query ContactEntry($participantId: ID) {
    contactEntry(participantId: $participantId) {
      kinds {
        code
        title
        meets
      }
      colleagues {
        id
        name
      }
      people {
        participant {
          id
          reference
          givenName
          familyName
        }
        usual {
          kind
          place
          minutes
          company
        }
      }
    }
  }
`);

export const RECORD_CONTACT = graphql(`
  mutation RecordContact($input: ContactInput!) {
    recordContact(input: $input) {
      __typename
      ... on Contact {
        ...ContactFacts
      }
      ...Refused
    }
  }
`);

export const CORRECT_CONTACT = graphql(`
  mutation CorrectContact($input: ContactCorrection!) {
    correctContact(input: $input) {
      __typename
      ... on Participant {
        id
        lastSeenOn
        lastTriedOn
      }
      ...Refused
    }
  }
`);
