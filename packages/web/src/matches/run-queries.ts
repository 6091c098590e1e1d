import { graphql } from '../gql/gql.js';
import type { MatchRunFactsFragment, MatchRunLineFragment } from '../gql/graphql.js';

export type RunFacts = MatchRunFactsFragment;
export type RunLine = MatchRunLineFragment;

graphql(`
  fragment MatchRunLine on MatchRun {
    id
    number
    extractNumber
    fileName
    askedAt
    state
    matches
    toReview
  }
`);

graphql(`
  fragment MatchRunFacts on MatchRun {
    ...MatchRunLine
    agreementId
    agreementTitle
    isInForce
    extractId
    ourFileName
    askedBy {
      id
      name
    }
    goesOnFrom
    startedBy {
      id
      name
    }
    startedAt
    endedAt
    problem
    people
    records
    estimates {
      rule
      pairs
    }
    doubts
    compared
    histogram {
      bits
      pairs
    }
    stages {
      stage
      took
    }
    matchFrom
    reviewFrom
    stage
    fraction
    below
    takingEffect
    model {
      start
      fields {
        title
        levels {
          words
          weight
          ofOnePerson
          ofStrangers
        }
      }
    }
    settings
  }
`);

export const MATCH_RUNS = graphql(`
  query MatchRuns($agreementId: ID!) {
    matchRuns(agreementId: $agreementId) {
      ...MatchRunLine
    }
    extractsToMatch(agreementId: $agreementId) {
      id
      number
      fileName
      describesUntil
      records
    }
  }
`);

export const MATCH_RUN = graphql(`
  query MatchRun($id: ID!) {
    matchRun(id: $id) {
      ...MatchRunFacts
    }
  }
`);

export const MATCH_THRESHOLD_PREVIEW = graphql(`
  query MatchThresholdPreview($id: ID!, $thresholds: MatchThresholds!) {
    matchThresholdPreview(id: $id, thresholds: $thresholds) {
      matches
      toReview
      below
      newMatches
      lostMatches
      newToReview
      lostToReview
    }
  }
`);

export const ESTIMATE_MATCH_RUN = graphql(`
  mutation EstimateMatchRun($input: MatchRunInput!) {
    estimateMatchRun(input: $input) {
      __typename
      ... on MatchRun {
        ...MatchRunFacts
      }
      ...Refused
    }
  }
`);

export const START_MATCH_RUN = graphql(`
  mutation StartMatchRun($id: ID!) {
    startMatchRun(id: $id) {
      __typename
      ... on MatchRun {
        ...MatchRunFacts
      }
      ...Refused
    }
  }
`);

export const CANCEL_MATCH_RUN = graphql(`
  mutation CancelMatchRun($id: ID!) {
    cancelMatchRun(id: $id) {
      __typename
      ... on MatchRun {
        ...MatchRunFacts
      }
      ...Refused
    }
  }
`);

export const MOVE_MATCH_THRESHOLDS = graphql(`
  mutation MoveMatchThresholds($id: ID!, $thresholds: MatchThresholds!) {
    moveMatchThresholds(id: $id, thresholds: $thresholds) {
      __typename
      ... on MatchRun {
        ...MatchRunFacts
      }
      ...Refused
    }
  }
`);
