import { graphql } from '../gql/gql.js';
import type { DeclineWatchQuery } from '../gql/graphql.js';

export type Watch = DeclineWatchQuery['declineWatch'];
export type Finding = Watch['findings'][number];
export type Line = Watch['lines'][number];
export type Funnel = NonNullable<Watch['funnel']>;

export const WATCH = graphql(`
  query DeclineWatch($from: Date!, $to: Date!, $split: WatchSplit!) {
    declineWatch(from: $from, to: $to, split: $split) {
      sentence
      looks
      findings {
        subject
        count
        isAboutComplex
        organisationId
        isMore
        isMarked
        sentence
      }
      funnel {
        rate
        points {
          providerId
          name
          offered
          rate
        }
        limits {
          offered
          two
          three
        }
      }
      lines {
        providerId
        provider
        groupId
        group
        offered
        declined
        waited
        started
      }
    }
  }
`);

export const COMPLEX_BANDS = graphql(`
  query ComplexBands {
    hubLists {
      complexity {
        code
        isComplex
      }
    }
  }
`);
