import { graphql } from '../gql/gql.js';
import type { AuditTrailQuery, OpenedRecordFragment, RecordLooksQuery } from '../gql/graphql.js';

export type AuditEntry = AuditTrailQuery['auditTrail']['edges'][number]['node'];
export type OpenedRecord = OpenedRecordFragment;
export type RecordLook = RecordLooksQuery['recordLooks'][number];

export const AUDIT_TRAIL = graphql(`
  query AuditTrail($first: Int!, $after: String, $filter: AuditFilter) {
    auditTrail(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          number
          at
          operation
          action
          subject
          recordCount
          recordIds
          person {
            id
            name
          }
        }
      }
    }
  }
`);

graphql(`
  fragment OpenedRecord on OpenedRecord {
    id
    participantId
    reason
    openedAt
    endsAt
    closedAt
    isOpen
    person {
      id
      name
    }
  }
`);

export const OPENED_RECORDS = graphql(`
  query OpenedRecords {
    openedRecords {
      ...OpenedRecord
    }
  }
`);

export const OPEN_RECORD = graphql(`
  mutation OpenRecord($reference: String!, $reason: String!, $hours: Int!) {
    openRecord(reference: $reference, reason: $reason, hours: $hours) {
      __typename
      ... on OpenedRecord {
        ...OpenedRecord
      }
      ...Refused
    }
  }
`);

export const CLOSE_RECORD = graphql(`
  mutation CloseRecord($id: ID!) {
    closeRecord(id: $id) {
      __typename
      ... on OpenedRecord {
        ...OpenedRecord
      }
      ...Refused
    }
  }
`);

export const RECORD_LOOKS = graphql(`
  query RecordLooks($participantId: ID!) {
    recordLooks(participantId: $participantId) {
      day
      refused
      times
      lastAt
      actions
      person {
        id
        name
      }
    }
  }
`);

export const AUDIT_PEOPLE = graphql(`
  query AuditPeople {
    auditPeople {
      id
      name
    }
  }
`);
