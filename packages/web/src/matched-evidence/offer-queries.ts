import { graphql } from '../gql/gql.js';
import type { EvidenceWayPartsFragment, MatchOffersQuery } from '../gql/graphql.js';

export type EvidenceWay = EvidenceWayPartsFragment;
export type MatchOffer = MatchOffersQuery['matchOffers']['edges'][number]['node'];

graphql(`
  fragment EvidenceWayParts on EvidenceWay {
    agreementId
    agreementNumber
    agreementTitle
    legalGateway
    suppliers
    toldOn
    toldHow
    extractId
    extractNumber
    fileName
    sentBy {
      id
      name
    }
    sentAt
    describesUntil
    extractDeletedAt
    runId
    pairId
    runNumber
    runEndedAt
    startedBy {
      id
      name
    }
    probability
    decidedBy {
      id
      name
    }
    decidedAt
    stands
  }
`);

export const MATCH_OFFERS = graphql(`
  query MatchOffers($first: Int!, $after: String, $states: [MatchOfferState!], $participantId: ID, $mine: Boolean) {
    matchOffers(first: $first, after: $after, states: $states, participantId: $participantId, mine: $mine) {
      totalCount
      edges {
        node {
          id
          state
          participant {
            id
            reference
            givenName
            familyName
          }
          outcomeCode
          title
          price {
            amount
            currency
          }
          achievedOn
          statement
          offeredAt
          reason
          settledBy {
            id
            name
          }
          settledAt
          mine
          way {
            ...EvidenceWayParts
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const CLAIM_OFFER = graphql(`
  mutation ClaimMatchOffer($id: ID!) {
    claimMatchOffer(id: $id) {
      __typename
      ... on Claim {
        id
        reference
      }
      ...Refused
    }
  }
`);

export const SET_OFFER_ASIDE = graphql(`
  mutation SetMatchOfferAside($id: ID!, $reason: String!) {
    setMatchOfferAside(id: $id, reason: $reason) {
      __typename
      ... on MatchOffer {
        id
        state
      }
      ...Refused
    }
  }
`);

export const WAY_OF_EVIDENCE = graphql(`
  query WayOfEvidence($evidenceId: ID!) {
    wayOfEvidence(evidenceId: $evidenceId) {
      ...EvidenceWayParts
    }
  }
`);

export const EFFECTS_OF_RUN = graphql(`
  query EffectsOfMatchRun($runId: ID!) {
    effectsOfMatchRun(runId: $runId) {
      outcomeCode
      title
      milestones
      reached
      offered
      claimed
      setAside
      withdrawn
    }
  }
`);

const AFTER = ['MatchOffers', 'Today', 'Claims', 'Person'];

/** What stands elsewhere once an offer is settled. One that was refused stays where it is, or nobody could read why. */
export const AFTER_OFFER = {
  refetchQueries: ({ data }: { data?: unknown }): string[] => (isRefused(data) ? [] : AFTER),
};

const isRefused = (data: unknown): boolean =>
  Object.values(data ?? {}).some(
    (result: { readonly __typename?: string } | null) => result?.__typename === 'Refusal',
  );
