import { graphql } from '../gql/gql.js';
import type { ForecastQuery } from '../gql/graphql.js';

export type Forecast = ForecastQuery['forecast'];
export type ForecastRow = Forecast['rows'][number];
export type MoneyLimit = Forecast['moneyLimits'][number];
export type CountLimit = Forecast['countLimits'][number];

export const FORECAST = graphql(`
  query Forecast($planId: ID) {
    forecast(planId: $planId) {
      plans {
        id
        name
        version
        kind
        adoptedOn
        total {
          amount
          currency
        }
      }
      plan {
        id
        name
        version
        kind
        adoptedOn
        note
        total {
          amount
          currency
        }
        recordedBy {
          id
          name
        }
        recordedAt
      }
      rows {
        from
        to
        planned {
          amount
          currency
        }
        actual {
          amount
          currency
        }
        waiting {
          amount
          currency
        }
        difference {
          amount
          currency
        }
        plannedToDate {
          amount
          currency
        }
        actualToDate {
          amount
          currency
        }
        isBilled
      }
      billedTo
      pace {
        from
        to
        quarters
      }
      countPace {
        from
        to
        quarters
      }
      moneyLimits {
        kind
        label
        funder {
          id
          name
        }
        limit {
          amount
          currency
        }
        used {
          amount
          currency
        }
        left {
          amount
          currency
        }
        perQuarter {
          amount
          currency
        }
        state
        runsOutOn
      }
      countLimits {
        outcomeCode
        title
        cohort
        provider {
          id
          name
        }
        year {
          from
          to
        }
        limit
        used
        left
        perQuarter
        state
        runsOutOn
      }
    }
  }
`);

export const RECORD_FORECAST = graphql(`
  mutation RecordForecast($input: ForecastInput!) {
    recordForecast(input: $input) {
      __typename
      ... on ForecastPlan {
        id
      }
      ...Refused
    }
  }
`);
