import { graphql } from '../gql/gql.js';
import type { ReferralMeasuresQuery } from '../gql/graphql.js';

export type Measures = ReferralMeasuresQuery['referralMeasures'];
export type Seen = Measures['seenGoing'];
export type Spread = Omit<Measures['started'], '__typename'>;

graphql(`
  fragment DaysSpread on DaysSpread {
    count
    median
    ninetieth
  }
`);

graphql(`
  fragment SeenEvery on SeenEvery {
    spread {
      ...DaysSpread
    }
    bands {
      from
      to
      count
    }
    notSeen
  }
`);

graphql(`
  fragment AskedFigures on AskedFigures {
    asked
    stands {
      stands
      count
    }
    answered {
      ...DaysSpread
    }
  }
`);

export const REFERRAL_MEASURES = graphql(`
  query ReferralMeasures(
    $from: Date!
    $to: Date!
    $sourceId: ID
    $providerId: ID
    $anchorId: ID
    $cohort: Cohort
  ) {
    referralMeasures(
      from: $from
      to: $to
      sourceId: $sourceId
      providerId: $providerId
      anchorId: $anchorId
      cohort: $cohort
    ) {
      from
      to
      isSuppressed
      largestHidden
      roundedTo
      received
      started {
        ...DaysSpread
      }
      startedByMonth {
        month
        count
        median
        ninetieth
      }
      trend
      waiting {
        from
        to
        count
      }
      longestWait
      declines {
        by
        provider {
          id
          name
        }
        reason
        count
      }
      declinedBy {
        by
        provider {
          id
          name
        }
        count
      }
      referredBefore {
        times
        count
      }
      supportEnded {
        ...DaysSpread
      }
      supportGoing {
        ...DaysSpread
      }
      seenEnded {
        ...SeenEvery
      }
      seenGoing {
        ...SeenEvery
      }
      transfers {
        ...AskedFigures
      }
      jointWork {
        ...AskedFigures
      }
      jointWorkRunning
    }
  }
`);
