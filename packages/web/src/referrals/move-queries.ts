import { graphql } from '../gql/gql.js';

// What every move of a referral answers, unless it is refused.
graphql(`
  fragment Moved on MovedReferral {
    id
    reference
    state
    referral {
      ...ReferralPage
    }
  }
`);

export const TRIAGE = graphql(`
  mutation TriageReferral($id: ID!) {
    triageReferral(id: $id) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const ACCEPT = graphql(`
  mutation AcceptReferral($id: ID!) {
    acceptReferral(id: $id) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const PUT_ON_LIST = graphql(`
  mutation PutOnWaitingList($id: ID!) {
    putOnWaitingList(id: $id) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const OFFER = graphql(`
  mutation OfferReferral($id: ID!, $providerId: ID!, $workerId: ID) {
    offerReferral(id: $id, providerId: $providerId, workerId: $workerId) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const TAKE_BACK = graphql(`
  mutation TakeOfferBack($id: ID!, $words: String!) {
    takeOfferBack(id: $id, words: $words) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const DECLINE_OFFER = graphql(`
  mutation DeclineOffer($id: ID!, $reason: String!, $words: String!) {
    declineOffer(id: $id, reason: $reason, words: $words) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const START = graphql(`
  mutation StartSupport($id: ID!, $on: Date!) {
    startSupport(id: $id, on: $on) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const DECLINE = graphql(`
  mutation DeclineReferral($id: ID!, $reason: String!, $words: String!) {
    declineReferral(id: $id, reason: $reason, words: $words) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const WITHDRAW = graphql(`
  mutation WithdrawReferral($id: ID!, $words: String!) {
    withdrawReferral(id: $id, words: $words) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const SUPPORT_ONCE = graphql(`
  mutation GiveOneOffSupport($id: ID!, $words: String!, $on: Date!) {
    giveOneOffSupport(id: $id, words: $words, on: $on) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);

export const REOPEN = graphql(`
  mutation ReopenReferral($id: ID!, $words: String!) {
    reopenReferral(id: $id, words: $words) {
      __typename
      ...Moved
      ...Refused
    }
  }
`);
