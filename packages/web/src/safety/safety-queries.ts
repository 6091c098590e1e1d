import { graphql } from '../gql/gql.js';
import type { SafeguardingLeadsQuery, SafetyQuery } from '../gql/graphql.js';

export type SafetyNote = SafetyQuery['safety']['notes'][number];
export type Safeguarding = SafeguardingLeadsQuery['safeguardingLeads'][number];

export const SAFETY = graphql(`
  query Safety($participantId: ID!) {
    safety(participantId: $participantId) {
      notes {
        id
        kind
        words
        writtenAt
        writtenBy {
          id
          name
        }
        reviewOn
        reviewedAt
        reviewedBy {
          id
          name
        }
        endedAt
        endedBy {
          id
          name
        }
        endedBecause
      }
      leads {
        id
        name
      }
    }
  }
`);

export const WRITE_SAFETY_NOTE = graphql(`
  mutation WriteSafetyNote($input: SafetyNoteInput!) {
    writeSafetyNote(input: $input) {
      __typename
      ... on SafetyNote {
        id
      }
      ...Refused
    }
  }
`);

export const REVIEW_SAFETY_NOTE = graphql(`
  mutation ReviewSafetyNote($id: ID!, $reviewOn: Date!) {
    reviewSafetyNote(id: $id, reviewOn: $reviewOn) {
      __typename
      ... on SafetyNote {
        id
      }
      ...Refused
    }
  }
`);

export const END_SAFETY_NOTE = graphql(`
  mutation EndSafetyNote($id: ID!, $reason: String!) {
    endSafetyNote(id: $id, reason: $reason) {
      __typename
      ... on SafetyNote {
        id
      }
      ...Refused
    }
  }
`);

export const SAFEGUARDING_LEADS = graphql(`
  query SafeguardingLeads {
    safeguardingLeads {
      organisation {
        id
        name
        kinds
      }
      leads {
        id
        name
      }
      choices {
        id
        name
      }
    }
  }
`);

export const NAME_SAFEGUARDING_LEAD = graphql(`
  mutation NameSafeguardingLead($organisationId: ID!, $personId: ID!) {
    nameSafeguardingLead(organisationId: $organisationId, personId: $personId) {
      __typename
      ... on SafeguardingLeads {
        organisation {
          id
        }
      }
      ...Refused
    }
  }
`);

export const END_SAFEGUARDING_LEAD = graphql(`
  mutation EndSafeguardingLead($organisationId: ID!, $personId: ID!) {
    endSafeguardingLead(organisationId: $organisationId, personId: $personId) {
      __typename
      ... on SafeguardingLeads {
        organisation {
          id
        }
      }
      ...Refused
    }
  }
`);
