import { graphql } from '../gql/gql.js';
import type { CardFactsFragment, CardPageFragment, TariffLineFragment } from '../gql/graphql.js';

export type CardFacts = CardFactsFragment;
export type CardPage = CardPageFragment;
export type TariffLine = TariffLineFragment;

graphql(`
  fragment CardFacts on RateCard {
    id
    version
    status
    effectiveFrom
    provider {
      id
      name
    }
    publishedAt
    draftedAt
    draftedBy {
      id
      name
    }
    publishedBy {
      id
      name
    }
    declinedAt
    declineReason
    declinedBy {
      id
      name
    }
  }
`);

graphql(`
  fragment TariffLine on Tariff {
    id
    outcomeCode
    title
    domain
    cohort
    evidence
    after
    maximumPaid
    maximumPaidPerYear
    price {
      amount
      currency
    }
    sustain {
      unit
      length
      breakDays
      breakRestarts
    }
  }
`);

graphql(`
  fragment CardPage on RateCard {
    ...CardFacts
    fullTimeHours
    tariffs {
      ...TariffLine
    }
  }
`);

export const CARDS = graphql(`
  query RateCards($providerId: ID) {
    rateCards(providerId: $providerId) {
      ...CardFacts
    }
  }
`);

/** Every version with its lines: a partnership has few, and each page needs its neighbour to compare with. */
export const CARD_VERSIONS = graphql(`
  query RateCardVersions($providerId: ID) {
    rateCards(providerId: $providerId) {
      ...CardPage
    }
  }
`);

export const CARD_ON = graphql(`
  query RateCardOn($on: Date, $providerId: ID) {
    rateCard(on: $on, providerId: $providerId) {
      ...CardPage
    }
  }
`);

export const DRAFT_CARD = graphql(`
  mutation DraftRateCard($input: RateCardInput!) {
    draftRateCard(input: $input) {
      __typename
      ... on RateCard {
        ...CardPage
      }
      ...Refused
    }
  }
`);

export const UPDATE_DRAFT = graphql(`
  mutation UpdateRateCardDraft($id: ID!, $input: RateCardInput!) {
    updateRateCardDraft(id: $id, input: $input) {
      __typename
      ... on RateCard {
        ...CardPage
      }
      ...Refused
    }
  }
`);

export const PUBLISH_CARD = graphql(`
  mutation PublishRateCard($id: ID!, $draftedAt: DateTime) {
    publishRateCard(id: $id, draftedAt: $draftedAt) {
      __typename
      ... on RateCard {
        ...CardPage
      }
      ...Refused
    }
  }
`);
