import { graphql } from '../gql/gql.js';
import type { AnalystOutputsQuery, AnalystProjectsQuery, ProjectTablePartsFragment } from '../gql/graphql.js';

export type Project = AnalystProjectsQuery['analystProjects']['projects'][number];
export type Output = AnalystOutputsQuery['analystOutputs'][number];
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

export const ANALYSTS = graphql(`
  query Analysts {
    analysts {
      id
      name
      accreditations {
        id
        accreditedBy
        from
        until
        endedAt
        stands
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

export const RECORD_ACCREDITATION = graphql(`
  mutation RecordAccreditation($input: AccreditationInput!) {
    recordAccreditation(input: $input) {
      ... on Analyst {
        id
        name
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);

export const END_ACCREDITATION = graphql(`
  mutation EndAccreditation($id: ID!) {
    endAccreditation(id: $id) {
      ... on Analyst {
        id
        name
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);

export const SUPPRESSION_CHOICE = graphql(`
  query SuppressionChoice {
    suppressionChoice {
      profile
      choices {
        id
        profile
        from
        chosenAt
        chosenBy {
          id
          name
        }
      }
    }
  }
`);

export const CHOOSE_SUPPRESSION = graphql(`
  mutation ChooseSuppression($profile: SuppressionProfile!) {
    chooseSuppression(profile: $profile) {
      profile
      choices {
        id
        profile
        from
        chosenAt
        chosenBy {
          id
          name
        }
      }
    }
  }
`);
