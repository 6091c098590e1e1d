import { graphql } from '../gql/gql.js';
import type { RateCardCostQuery } from '../gql/graphql.js';

export type CardCost = RateCardCostQuery['rateCardCost'];

/** What a draft would have cost on the claims of the last twelve months. */
export const CARD_COST = graphql(`
  query RateCardCost($id: ID!) {
    rateCardCost(id: $id) {
      from
      to
      claimCount
      droppedCount
      cost {
        amount
        currency
      }
      wouldCost {
        amount
        currency
      }
      droppedCost {
        amount
        currency
      }
      lines {
        outcomeCode
        cohort
        title
        claimCount
        cost {
          amount
          currency
        }
        wouldCost {
          amount
          currency
        }
      }
    }
  }
`);

/** What would keep a card of this scope and day from being agreed to. */
export const OBSTACLE = graphql(`
  query PublicationObstacle($effectiveFrom: Date!, $providerId: ID) {
    publicationObstacle(effectiveFrom: $effectiveFrom, providerId: $providerId)
  }
`);

export const DECLINE_CARD = graphql(`
  mutation DeclineRateCard($id: ID!, $reason: String!) {
    declineRateCard(id: $id, reason: $reason) {
      __typename
      ... on RateCard {
        ...CardPage
      }
      ...Refused
    }
  }
`);

export const DISCARD_CARD = graphql(`
  mutation DiscardRateCardDraft($id: ID!) {
    discardRateCardDraft(id: $id) {
      __typename
      ... on RateCard {
        id
      }
      ...Refused
    }
  }
`);
