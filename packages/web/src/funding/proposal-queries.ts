import { graphql } from '../gql/gql.js';
import type { FundingCostQuery, ProposalPageFragment } from '../gql/graphql.js';

export type Proposal = ProposalPageFragment;
export type FundingCost = Extract<FundingCostQuery['fundingCost'], { __typename: 'FundingCost' }>;

graphql(`
  fragment ProposalPage on FundingProposal {
    id
    state
    revision
    effectiveFrom
    draftedAt
    draftedBy {
      id
      name
    }
    decidedAt
    decidedBy {
      id
      name
    }
    reason
    contributions {
      ...ContributionPage
    }
  }
`);

export const PROPOSALS = graphql(`
  query FundingProposals {
    fundingProposals {
      ...ProposalPage
    }
  }
`);

export const PROPOSE_FUNDING = graphql(`
  mutation ProposeFunding($input: FundingAgreementInput!) {
    proposeFunding(input: $input) {
      __typename
      ... on FundingProposal {
        ...ProposalPage
      }
      ...Refused
    }
  }
`);

export const UPDATE_PROPOSAL = graphql(`
  mutation UpdateFundingProposal($id: ID!, $input: FundingAgreementInput!) {
    updateFundingProposal(id: $id, input: $input) {
      __typename
      ... on FundingProposal {
        ...ProposalPage
      }
      ...Refused
    }
  }
`);

export const DISCARD_PROPOSAL = graphql(`
  mutation DiscardFundingProposal($id: ID!) {
    discardFundingProposal(id: $id) {
      __typename
      ... on FundingProposal {
        id
      }
      ...Refused
    }
  }
`);

export const RETURN_PROPOSAL = graphql(`
  mutation ReturnFundingProposal($id: ID!, $reason: String!) {
    returnFundingProposal(id: $id, reason: $reason) {
      __typename
      ... on FundingProposal {
        ...ProposalPage
      }
      ...Refused
    }
  }
`);

export const AGREE_PROPOSAL = graphql(`
  mutation AgreeFundingProposal($id: ID!, $revision: Int!) {
    agreeFundingProposal(id: $id, revision: $revision) {
      __typename
      ... on FundingAgreement {
        ...AgreementPage
      }
      ...Refused
    }
  }
`);

/** What terms would have meant for the claims of the last twelve months. */
export const FUNDING_COST = graphql(`
  query FundingCost($input: FundingAgreementInput!) {
    fundingCost(input: $input) {
      __typename
      ... on FundingCost {
        from
        to
        claimCount
        total {
          amount
          currency
        }
        unfundedCountBefore
        unfundedCountAfter
        lines {
          label
          funder {
            id
            name
          }
          before {
            amount
            currency
          }
          after {
            amount
            currency
          }
        }
      }
      ...Refused
    }
  }
`);
