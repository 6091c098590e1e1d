import { graphql } from '../gql/gql.js';
import type { RunFactsFragment } from '../gql/graphql.js';

export type RunFacts = RunFactsFragment;

graphql(`
  fragment RunFacts on PaymentRun {
    id
    kind
    reason
    periodEnd
    state
    claimCount
    total {
      amount
      currency
    }
    billedTotal {
      amount
      currency
    }
    givenBackCount
    givenBackTotal {
      amount
      currency
    }
    unfundedClaimCount
    withoutAgreementCount
    unfundedTotal {
      amount
      currency
    }
    preparedAt
    preparedBy {
      id
      name
    }
    authorisedAt
    authorisedBy {
      id
      name
    }
    cancelledAt
    cancelledBy {
      id
      name
    }
    progress {
      done
      total
    }
  }
`);

export const RUNS = graphql(`
  query PaymentRuns($first: Int!, $after: String, $state: JobState, $sort: PaymentRunSort) {
    paymentRuns(first: $first, after: $after, state: $state, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...RunFacts
        }
      }
    }
  }
`);

export const RUN = graphql(`
  query PaymentRun($id: ID!) {
    paymentRun(id: $id) {
      ...RunFacts
      warnings
      statements {
        ...StatementFacts
      }
    }
  }
`);

export const RUN_PREVIEW = graphql(`
  query PaymentRunPreview($periodEnd: Date!) {
    paymentRunPreview(periodEnd: $periodEnd) {
      __typename
      ... on PaymentRunPreview {
        periodEnd
        claimCount
        total {
          amount
          currency
        }
        givenBackCount
        givenBackTotal {
          amount
          currency
        }
        warnings
      }
    }
  }
`);

export const RUN_PAYMENTS = graphql(`
  mutation RunPayments($periodEnd: Date!) {
    runPayments(periodEnd: $periodEnd) {
      __typename
      ... on PaymentRun {
        ...RunFacts
      }
      ...Refused
    }
  }
`);

export const AUTHORISE_PAYMENTS = graphql(`
  mutation AuthorisePayments($runId: ID!) {
    authorisePayments(runId: $runId) {
      __typename
      ... on PaymentRun {
        ...RunFacts
        statements {
          ...StatementFacts
        }
      }
      ...Refused
    }
  }
`);

export const CANCEL_PAYMENTS = graphql(`
  mutation CancelPayments($runId: ID!) {
    cancelPayments(runId: $runId) {
      __typename
      ... on PaymentRun {
        ...RunFacts
      }
      ...Refused
    }
  }
`);

export const RECORD_GRANT = graphql(`
  mutation RecordGrant($from: Date!, $to: Date!, $amount: Decimal!, $reason: String!) {
    recordGrant(from: $from, to: $to, amount: $amount, reason: $reason) {
      __typename
      ... on PaymentRun {
        ...RunFacts
      }
      ...Refused
    }
  }
`);

export const RECORD_OPENING = graphql(`
  mutation RecordOpening($periodEnd: Date!, $amount: Decimal!, $reason: String!) {
    recordOpening(periodEnd: $periodEnd, amount: $amount, reason: $reason) {
      __typename
      ... on PaymentRun {
        ...RunFacts
      }
      ...Refused
    }
  }
`);

export const PAYMENT_SCHEDULE = graphql(`
  query PaymentScheduleOfPartnership {
    partnership {
      id
      paymentSchedule
    }
  }
`);

export const SET_PAYMENT_SCHEDULE = graphql(`
  mutation SetPaymentSchedule($schedule: PaymentSchedule!) {
    setPaymentSchedule(schedule: $schedule) {
      __typename
      ... on Partnership {
        id
        paymentSchedule
      }
      ...Refused
    }
  }
`);
