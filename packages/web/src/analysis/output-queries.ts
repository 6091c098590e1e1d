import { graphql } from '../gql/gql.js';
import type { AnalystOutputsQuery } from '../gql/graphql.js';

export type Output = AnalystOutputsQuery['analystOutputs'][number];

graphql(`
  fragment AnalystOutputFacts on AnalystOutput {
    id
    projectId
    projectTitle
    title
    meantFor
    state
    askedAt
    askedBy {
      id
      name
    }
    decidedAt
    decidedBy {
      id
      name
    }
    reason
    table {
      ...ProjectTableParts
    }
  }
`);

export const ANALYST_OUTPUTS = graphql(`
  query AnalystOutputs {
    analystOutputs {
      ...AnalystOutputFacts
    }
  }
`);

export const REQUEST_OUTPUT = graphql(`
  mutation RequestOutput($input: OutputInput!) {
    requestOutput(input: $input) {
      ... on AnalystOutput {
        ...AnalystOutputFacts
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);

export const RELEASE_OUTPUT = graphql(`
  mutation ReleaseOutput($id: ID!) {
    releaseOutput(id: $id) {
      ... on AnalystOutput {
        ...AnalystOutputFacts
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);

export const REFUSE_OUTPUT = graphql(`
  mutation RefuseOutput($id: ID!, $reason: String!) {
    refuseOutput(id: $id, reason: $reason) {
      ... on AnalystOutput {
        ...AnalystOutputFacts
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);
