import { graphql } from '../gql/gql.js';
import type { OwnReferralLineFragment, ReferralLineFragment, ReferralPageFragment } from '../gql/graphql.js';

export type ReferralLine = ReferralLineFragment;
export type ReferralPage = ReferralPageFragment;
export type OwnReferral = OwnReferralLineFragment;

graphql(`
  fragment ReferralLine on Referral {
    id
    reference
    givenName
    familyName
    state
    movedAt
    receivedAt
    daysWaited
    safeWay
    safeNote
    source {
      id
      name
    }
    provider {
      id
      name
    }
  }
`);

graphql(`
  fragment ReferralPage on Referral {
    ...ReferralLine
    channel
    theirReference
    referredBy {
      id
      name
    }
    birthDate
    phone
    email
    postcode
    hopes
    strengths
    prefers
    avoids
    lawfulBasis
    told
    toldOn
    notToldBecause
    referredOn
    participantId
    agreement
    agreements {
      kind
      on
      how
    }
    history {
      at
      from
      to
      happenedOn
      reason
      words
      by {
        id
        name
      }
      provider {
        id
        name
      }
    }
    actions
  }
`);

export const REFERRALS = graphql(`
  query Referrals($first: Int!, $after: String, $filter: ReferralFilter, $sort: ReferralSort) {
    referrals(first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ReferralLine
        }
      }
    }
  }
`);

export const REFERRAL = graphql(`
  query Referral($id: ID!) {
    referral(id: $id) {
      ...ReferralPage
    }
  }
`);

export const REFERRAL_FILTER_CHOICES = graphql(`
  query ReferralFilterChoices {
    providers: organisations(kind: PROVIDER, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
    referrers: organisations(kind: REFERRER, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
    anchors: organisations(kind: ANCHOR, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const DECLINE_REASONS = graphql(`
  query DeclineReasons {
    declineReasons {
      code
      title
      by
      offered
    }
  }
`);

graphql(`
  fragment OwnReferralLine on OwnReferral {
    id
    reference
    givenName
    familyName
    theirReference
    referredOn
    state
    movedAt
  }
`);

export const OWN_REFERRALS = graphql(`
  query OwnReferrals($first: Int!, $after: String, $states: [ReferralState!]) {
    ownReferrals(first: $first, after: $after, states: $states) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...OwnReferralLine
        }
      }
    }
  }
`);

export const REFER = graphql(`
  mutation Refer($input: ReferralInput!) {
    refer(input: $input) {
      __typename
      ... on OwnReferral {
        ...OwnReferralLine
      }
      ...Refused
    }
  }
`);

export const RECORD_AGREEMENT = graphql(`
  mutation RecordAgreement($referralId: ID!, $kind: AgreementStep!, $on: Date!, $how: AgreedHow!) {
    recordAgreement(referralId: $referralId, kind: $kind, on: $on, how: $how) {
      __typename
      ... on Referral {
        ...ReferralPage
      }
      ...Refused
    }
  }
`);
