import { graphql } from '../gql/gql.js';
import type { CaseloadGuideFactsFragment, CaseloadTrialQuery } from '../gql/graphql.js';

export type Guide = CaseloadGuideFactsFragment;
export type Trial = Extract<CaseloadTrialQuery['caseloadTrial'], { __typename: 'CaseloadTrial' }>;

graphql(`
  fragment CaseloadGuideFacts on CaseloadGuide {
    weights {
      WAITING
      ACTIVE
      MONITORING
      CLOSED
    }
    measures {
      instrument
      figure
      from
      to
      add
    }
    fullLoad
    fullTimeHours
    earlyAt
    weeksAhead
    seenWithin {
      WAITING
      ACTIVE
      MONITORING
      CLOSED
    }
    unseenAt
    timeWithPeople
    jointShare
  }
`);

export const GUIDE = graphql(`
  query CaseloadGuide {
    caseloadGuide {
      ...CaseloadGuideFacts
    }
  }
`);

export const TRY_GUIDE = graphql(`
  query CaseloadTrial($guide: CaseloadGuideInput!) {
    caseloadTrial(guide: $guide) {
      __typename
      ... on CaseloadTrial {
        sentence
        workers {
          worker {
            id
            name
          }
          provider {
            id
            name
          }
          before {
            load
            room
            percent
            level
          }
          after {
            load
            room
            percent
            level
          }
        }
      }
      ...Refused
    }
  }
`);

export const SET_GUIDE = graphql(`
  mutation SetCaseloadGuide($guide: CaseloadGuideInput!) {
    setCaseloadGuide(guide: $guide) {
      __typename
      ... on CaseloadGuide {
        ...CaseloadGuideFacts
      }
      ...Refused
    }
  }
`);
