import { graphql } from '../gql/gql.js';
import type { MatchPairQuery, MatchPairsToReviewQuery, MatchReviewQuery } from '../gql/graphql.js';

export type Pair = NonNullable<MatchPairQuery['matchPair']>;
export type PairRow = MatchPairsToReviewQuery['matchPairs']['edges'][number]['node'];
export type Review = NonNullable<MatchReviewQuery['matchReview']>;
export type Estimate = NonNullable<Review['quality']['precision']>;

graphql(`
  fragment MatchDecisionFacts on MatchDecision {
    id
    decision
    at
    note
    runNumber
    by {
      id
      name
    }
  }
`);

graphql(`
  fragment MatchPairFacts on MatchPair {
    id
    runId
    participantId
    name
    theirName
    theirCode
    probability
    weight
    verdict
    isDeleted
    isOtherSame
    isOtherInDoubt
    decision {
      ...MatchDecisionFacts
    }
    history {
      ...MatchDecisionFacts
    }
    fields {
      field
      ours
      theirs
    }
    record {
      field
      value
    }
    steps {
      title
      words
      weight
      rarity
      total
    }
  }
`);

export const MATCH_REVIEW = graphql(`
  query MatchReview($runId: ID!) {
    matchReview(runId: $runId) {
      runId
      runNumber
      agreementId
      agreementTitle
      isInForce
      isDeleted
      matchFrom
      reviewFrom
      toReview
      toCheck
      decided
      quality {
        precisionNeeds
        recallNeeds
        decided
        precision {
          value
          from
          to
        }
        recall {
          value
          from
          to
        }
      }
    }
  }
`);

/** The pairs of a queue, a page at a time. */
export const MATCH_PAIRS = graphql(`
  query MatchPairsToReview($runId: ID!, $queue: MatchQueue!, $after: String) {
    matchPairs(runId: $runId, queue: $queue, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          theirName
          theirCode
          probability
          verdict
          decision {
            ...MatchDecisionFacts
          }
        }
      }
    }
  }
`);

export const MATCH_PAIR = graphql(`
  query MatchPair($id: ID!) {
    matchPair(id: $id) {
      ...MatchPairFacts
    }
  }
`);

export const DECIDE = graphql(`
  mutation DecideMatch($input: DecideMatchInput!) {
    decideMatch(input: $input) {
      ... on MatchPair {
        ...MatchPairFacts
      }
      ...Refused
    }
  }
`);

/** What a decision changes of the pair's line in the list. */
export const ROW_DECISION = graphql(`
  fragment MatchPairRowDecision on MatchPairRow {
    decision {
      ...MatchDecisionFacts
    }
  }
`);
