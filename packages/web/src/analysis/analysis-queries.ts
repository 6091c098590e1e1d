import { graphql } from '../gql/gql.js';
import type { AnalystProjectsQuery, ProjectTablePartsFragment } from '../gql/graphql.js';

export type Project = AnalystProjectsQuery['analystProjects']['projects'][number];
export type ShownTable = ProjectTablePartsFragment;

graphql(`
  fragment AnalystProjectFacts on AnalystProject {
    id
    title
    purpose
    lawfulBasis
    fields
    from
    until
    isOpen
    closedAt
    approvedAt
    approvedBy {
      id
      name
    }
    analysts {
      id
      name
    }
  }
`);

graphql(`
  fragment ProjectTableParts on ProjectTable {
    asked {
      rows
      columns
      filterBy
      filterValue
    }
    month
    columns
    rows {
      value
      counts
      all
    }
    columnTotals
    all
    largestHidden
    roundedTo
  }
`);

export const ANALYST_PROJECTS = graphql(`
  query AnalystProjects {
    analystProjects {
      accreditedUntil
      projects {
        ...AnalystProjectFacts
      }
    }
  }
`);

export const PROJECT_TABLE = graphql(`
  query ProjectTable(
    $projectId: ID!
    $rows: ProjectField!
    $columns: ProjectField
    $filterBy: ProjectField
    $filterValue: String
  ) {
    projectTable(
      projectId: $projectId
      rows: $rows
      columns: $columns
      filterBy: $filterBy
      filterValue: $filterValue
    ) {
      ... on ProjectTable {
        ...ProjectTableParts
        choices {
          field
          values
        }
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);

export const PROJECT_ROWS = graphql(`
  query ProjectRows(
    $projectId: ID!
    $after: Int!
    $sortBy: ProjectField
    $filterBy: ProjectField
    $filterValue: String
  ) {
    projectRows(
      projectId: $projectId
      after: $after
      sortBy: $sortBy
      filterBy: $filterBy
      filterValue: $filterValue
    ) {
      month
      next
      rows {
        pseudonym
        birthBand
        provider
        area
        cohort
        enrolled
        phase
        outcomes {
          title
          month
        }
      }
    }
  }
`);

export const APPROVE_PROJECT = graphql(`
  mutation ApproveProject($input: ProjectInput!) {
    approveProject(input: $input) {
      ... on AnalystProject {
        ...AnalystProjectFacts
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);

export const CLOSE_PROJECT = graphql(`
  mutation CloseProject($id: ID!) {
    closeProject(id: $id) {
      ... on AnalystProject {
        ...AnalystProjectFacts
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);
