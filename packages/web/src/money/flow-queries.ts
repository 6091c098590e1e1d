import { graphql } from '../gql/gql.js';
import type { MoneyFlowsQuery } from '../gql/graphql.js';

export type MoneyFlow = MoneyFlowsQuery['moneyFlows'][number];

export const MONEY_FLOWS = graphql(`
  query MoneyFlows($from: Date!, $to: Date!) {
    moneyFlows(from: $from, to: $to) {
      funder {
        id
        name
      }
      kind
      outcomeCode
      title
      provider {
        id
        name
      }
      claimCount
      amount {
        amount
        currency
      }
    }
  }
`);

export const PAID_BY_OTHERS = graphql(`
  query PaidByOthers {
    paidByOthers {
      largestHidden
      roundedTo
      claimCount
      rows {
        outcomeCode
        title
        provider {
          id
          name
        }
        claimCount
      }
    }
  }
`);
