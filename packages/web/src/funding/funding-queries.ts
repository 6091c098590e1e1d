import { graphql } from '../gql/gql.js';
import type { AgreementPageFragment, ContributionPageFragment } from '../gql/graphql.js';

export type Agreement = AgreementPageFragment;
export type Contribution = ContributionPageFragment;

graphql(`
  fragment ContributionPage on Contribution {
    id
    label
    funder {
      id
      name
    }
    anchorPays
    kind
    percent
    amount {
      amount
      currency
    }
    cap {
      amount
      currency
    }
    outcomeCodes
    anchorIds
    cohort
    paid {
      amount
      currency
    }
    headroom {
      amount
      currency
    }
  }
`);

graphql(`
  fragment AgreementPage on FundingAgreement {
    id
    version
    effectiveFrom
    agreedAt
    agreedBy {
      id
      name
    }
    contributions {
      ...ContributionPage
    }
  }
`);

export const AGREEMENTS = graphql(`
  query FundingAgreements {
    fundingAgreements {
      ...AgreementPage
    }
  }
`);

/** What the codes and identifiers of restrictions are called, with today's prices for a worked example. */
export const FUNDING_NAMES = graphql(`
  query FundingNames {
    rateCard {
      id
      tariffs {
        id
        outcomeCode
        title
        cohort
        price {
          amount
          currency
        }
      }
    }
    rateCards {
      id
      tariffs {
        id
        outcomeCode
        title
      }
    }
    organisations(kind: ANCHOR, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const AGREE_FUNDING = graphql(`
  mutation AgreeFunding($input: FundingAgreementInput!) {
    agreeFunding(input: $input) {
      __typename
      ... on FundingAgreement {
        ...AgreementPage
      }
      ...Refused
    }
  }
`);
