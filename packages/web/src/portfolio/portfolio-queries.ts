import { graphql } from '../gql/gql.js';
import type { PortfolioQuery } from '../gql/graphql.js';

export type PortfolioRow = PortfolioQuery['portfolio'][number];

export const PORTFOLIO = graphql(`
  query Portfolio {
    portfolio {
      partnership {
        id
        slug
        name
      }
      paid {
        amount
        currency
      }
      committed {
        amount
        currency
      }
      headroom {
        amount
        currency
      }
    }
  }
`);
