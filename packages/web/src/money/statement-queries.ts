import { graphql } from '../gql/gql.js';
import type { StatementFactsFragment } from '../gql/graphql.js';

export type StatementFacts = StatementFactsFragment;

graphql(`
  fragment StatementFacts on Statement {
    id
    reference
    kind
    periodEnd
    state
    settledOn
    settlementReference
    funder {
      id
      name
    }
    total {
      amount
      currency
    }
  }
`);

export const STATEMENTS = graphql(`
  query Statements(
    $first: Int!
    $after: String
    $state: StatementState
    $funderId: ID
    $from: Date
    $to: Date
    $sort: StatementSort
  ) {
    statements(
      first: $first
      after: $after
      state: $state
      funderId: $funderId
      from: $from
      to: $to
      sort: $sort
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...StatementFacts
        }
      }
    }
  }
`);

export const STATEMENT_FUNDERS = graphql(`
  query StatementFunders {
    organisations(kind: FUNDER, first: 100, sort: { by: NAME }) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const STATEMENT = graphql(`
  query Statement($id: ID!) {
    statement(id: $id) {
      ...StatementFacts
      lines {
        outcomeCode
        title
        givenBack
        claimCount
        total {
          amount
          currency
        }
      }
    }
  }
`);

export const SETTLE_STATEMENT = graphql(`
  mutation SettleStatement($id: ID!, $on: Date!, $reference: String!) {
    settleStatement(id: $id, on: $on, reference: $reference) {
      __typename
      ... on Statement {
        ...StatementFacts
      }
      ...Refused
    }
  }
`);
