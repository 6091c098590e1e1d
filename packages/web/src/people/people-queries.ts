import { graphql } from '../gql/gql.js';
import type { PeopleQuery, PersonPageQuery } from '../gql/graphql.js';

export type ListedPerson = PeopleQuery['participants']['edges'][number]['node'];
export type PersonPage = NonNullable<PersonPageQuery['participant']>;
export type Rung = PersonPage['ladder'][number];

graphql(`
  fragment PersonFacts on Participant {
    id
    reference
    givenName
    familyName
    cohort
    phase
    enrolledOn
    provider {
      id
      name
    }
    anchor {
      id
      name
    }
    linkWorker {
      id
      name
    }
  }
`);

export const PEOPLE = graphql(`
  query People(
    $first: Int!
    $after: String
    $search: String
    $phase: Phase
    $mine: Boolean
    $unseen: Boolean
    $sort: ParticipantSort
  ) {
    participants(
      first: $first
      after: $after
      search: $search
      phase: $phase
      mine: $mine
      unseen: $unseen
      sort: $sort
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...PersonFacts
          lastSeenOn
        }
      }
    }
  }
`);

export const PERSON = graphql(`
  query PersonPage($id: ID!) {
    participant(id: $id) {
      ...PersonFacts
      birthDate
      postcode
      corrections {
        id
        field
        from
        to
        at
        by {
          id
          name
        }
      }
      milestones {
        ...MilestoneFacts
      }
      ladder {
        outcomeCode
        title
        domain
        state
        achievedOn
        dueOn
        latestOn
        whyNot
        after
        evidence
        claimId
        claimState
        price {
          amount
          currency
        }
      }
    }
  }
`);

export const ENROL = graphql(`
  mutation EnrolParticipant($input: ParticipantInput!) {
    enrolParticipant(input: $input) {
      __typename
      ... on Participant {
        ...PersonFacts
      }
      ...Refused
    }
  }
`);

export const CORRECT_PERSON = graphql(`
  mutation CorrectPerson($input: ParticipantCorrection!) {
    correctParticipant(input: $input) {
      __typename
      ... on Participant {
        ...PersonFacts
        birthDate
        postcode
      }
      ...Refused
    }
  }
`);

export const LINK_WORKERS = graphql(`
  query LinkWorkers($providerId: ID!) {
    linkWorkers(providerId: $providerId) {
      id
      name
    }
  }
`);

export const RECORD_BASELINE = graphql(`
  mutation RecordBaseline($participantId: ID!, $outcomeCode: String!, $achievedOn: Date!) {
    recordBaseline(participantId: $participantId, outcomeCode: $outcomeCode, achievedOn: $achievedOn) {
      __typename
      ... on Participant {
        id
      }
      ...Refused
    }
  }
`);

/** A person's name, or the reference for those who may not know it. */
export const nameOf = (person: {
  givenName?: string | null;
  familyName?: string | null;
  reference: string;
}): string =>
  person.givenName || person.familyName
    ? `${person.givenName ?? ''} ${person.familyName ?? ''}`.trim()
    : person.reference;
