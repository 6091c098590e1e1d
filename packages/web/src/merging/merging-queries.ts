import { graphql } from '../gql/gql.js';
import type { LikelySameQuery, MergePreviewQuery } from '../gql/graphql.js';

export type Pair = LikelySameQuery['likelySame']['pairs'][number];
export type Preview = MergePreviewQuery['mergePreview'];
export type Decision = Preview['decisions'][number];
export type MergeRecord = Preview['one'];

export const LIKELY_SAME = graphql(`
  query LikelySame($after: String) {
    likelySame(after: $after) {
      lookedThrough
      next
      pairs {
        percent
        reasons
        newer {
          ...LikelyRecordFacts
        }
        older {
          ...LikelyRecordFacts
        }
      }
    }
  }
`);

graphql(`
  fragment LikelyRecordFacts on LikelyRecord {
    id
    reference
    givenName
    familyName
    birthDate
    enrolledOn
    provider {
      id
      name
    }
  }
`);

graphql(`
  fragment RecordToMergeFacts on RecordToMerge {
    id
    reference
    givenName
    familyName
    birthDate
    postcode
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

graphql(`
  fragment ClashingClaimFacts on ClashingClaim {
    claimId
    reference
    state
    achievedOn
    whoEnds
    endsAtOnce
    submittedAt
    price {
      amount
      currency
    }
    provider {
      id
      name
    }
    submittedBy {
      id
      name
    }
  }
`);

graphql(`
  fragment ClashDecisionFacts on ClashDecision {
    id
    outcomeCode
    standsId
    endsId
    standsReference
    endsReference
    standsRecordId
    reason
    at
    endsState
    endedIt
    by {
      id
      name
    }
  }
`);

export const MERGE_PREVIEW = graphql(`
  query MergePreview($oneId: ID!, $otherId: ID!) {
    mergePreview(oneId: $oneId, otherId: $otherId) {
      one {
        ...RecordToMergeFacts
      }
      other {
        ...RecordToMergeFacts
      }
      likeness {
        verdict
        percent
        reasons
      }
      claims {
        outcomeCode
        one {
          ...ClashingClaimFacts
        }
        other {
          ...ClashingClaimFacts
        }
      }
      decisions {
        ...ClashDecisionFacts
      }
      baselines {
        outcomeCode
        kept
        merged
      }
      overlaps
      carriedByOne {
        what
        one
        moves
        stays
      }
      carriedByOther {
        what
        one
        moves
        stays
      }
      knownApartSince
    }
  }
`);

export const MERGE = graphql(`
  mutation MergeParticipants($input: MergeInput!) {
    mergeParticipants(input: $input) {
      __typename
      ... on Participant {
        id
        reference
      }
      ...Refused
    }
  }
`);

export const DECIDE_CLASH = graphql(`
  mutation DecideClash($input: ClashInput!) {
    decideClash(input: $input) {
      __typename
      ... on MergePreview {
        one {
          id
        }
      }
      ...Refused
    }
  }
`);

export const CLASH_DECISIONS = graphql(`
  query ClashDecisions($claimId: ID!) {
    clashDecisions(claimId: $claimId) {
      ...ClashDecisionFacts
    }
  }
`);

export const KEEP_APART = graphql(`
  mutation KeepApart($oneId: ID!, $otherId: ID!) {
    keepApart(oneId: $oneId, otherId: $otherId) {
      __typename
      ... on RecordToMerge {
        id
      }
      ...Refused
    }
  }
`);

export const SAME_PERSON = graphql(`
  query SamePerson($participantId: ID!) {
    mergesOf(participantId: $participantId) {
      id
      mergedReference
      mergedName
      at
      mayBeUndone
      decisions {
        ...ClashDecisionFacts
      }
      by {
        id
        name
      }
    }
    likelySameAs(participantId: $participantId) {
      kind
      id
      reference
      givenName
      familyName
      birthDate
      organisation {
        id
        name
      }
      since
      verdict
      percent
      reasons
    }
  }
`);

export const UNDO_MERGE = graphql(`
  mutation UndoMerge($mergeId: ID!) {
    undoMerge(mergeId: $mergeId) {
      __typename
      ... on Participant {
        id
      }
      ...Refused
    }
  }
`);
