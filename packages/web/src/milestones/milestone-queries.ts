import { graphql } from '../gql/gql.js';
import type { ComingUpQuery, MilestoneFactsFragment } from '../gql/graphql.js';

export type MilestoneFacts = MilestoneFactsFragment;
export type StatusEntry = MilestoneFacts['recorded'][number];
export type ComingMilestone = ComingUpQuery['milestones']['edges'][number]['node'];

graphql(`
  fragment MilestoneFacts on Milestone {
    outcomeCode
    title
    after
    afterTitle
    startedOn
    state
    since
    dueOn
    reason
    doubt
    readyToClaim
    countsHours
    accepts
    progress {
      unit
      done
      of
    }
    breaks {
      from
      to
      goesOn
    }
    recorded {
      id
      held
      from
      to
      reason
      weekly
      note
      evidenceKind
      statement
      isMatched
      at
      by {
        id
        name
      }
    }
  }
`);

export const RECORD_STATUS = graphql(`
  mutation RecordStatus($input: StatusInput!) {
    recordStatus(input: $input) {
      __typename
      ... on Participant {
        id
      }
      ...Refused
    }
  }
`);

export const CORRECT_STATUS = graphql(`
  mutation CorrectStatus($input: StatusCorrection!) {
    correctStatus(input: $input) {
      __typename
      ... on Participant {
        id
      }
      ...Refused
    }
  }
`);

export const RECORD_HOURS = graphql(`
  mutation RecordHours($input: HoursInput!) {
    recordHours(input: $input) {
      __typename
      ... on Participant {
        id
      }
      ...Refused
    }
  }
`);

export const COMING_UP = graphql(`
  query ComingUp(
    $first: Int!
    $after: String
    $weeks: Int
    $states: [MilestoneState!]
    $mine: Boolean
  ) {
    due: milestones(first: 1, weeks: 0, states: [DUE], mine: $mine) {
      totalCount
    }
    missed: milestones(first: 1, weeks: 0, states: [MISSED], mine: $mine) {
      totalCount
    }
    milestones(first: $first, after: $after, weeks: $weeks, states: $states, mine: $mine) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          outcomeCode
          title
          state
          since
          dueOn
          reason
          readyToClaim
          participant {
            ...PersonFacts
          }
        }
      }
    }
  }
`);
