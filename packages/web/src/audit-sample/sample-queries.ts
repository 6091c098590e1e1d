import { graphql } from '../gql/gql.js';
import type { AuditSampleFragment } from '../gql/graphql.js';

export type AuditSample = AuditSampleFragment;
export type SampledClaim = AuditSample['claims'][number];

graphql(`
  fragment AuditSample on AuditSample {
    id
    month
    seed
    drawnAt
    drawnBy {
      id
      name
    }
    rate {
      verified
      examined
      failed
      interval {
        fewest
        most
      }
    }
    claims {
      claimId
      reference
      title
      provider
      position
      verdict
      note
      foundAt
      verifiedByMe
      foundBy {
        id
        name
      }
    }
  }
`);

export const AUDIT_SAMPLES = graphql(`
  query AuditSamples {
    auditSamples {
      ...AuditSample
    }
  }
`);

export const DRAW_AUDIT_SAMPLE = graphql(`
  mutation DrawAuditSample($month: Date!) {
    drawAuditSample(month: $month) {
      __typename
      ... on AuditSample {
        ...AuditSample
      }
      ...Refused
    }
  }
`);

export const RECORD_FINDING = graphql(`
  mutation RecordFinding($sampleId: ID!, $claimId: ID!, $verdict: Verdict!, $note: String) {
    recordFinding(sampleId: $sampleId, claimId: $claimId, verdict: $verdict, note: $note) {
      __typename
      ... on AuditSample {
        ...AuditSample
      }
      ...Refused
    }
  }
`);
