import { graphql } from '../gql/gql.js';
import type { AllocationTrialQuery, RuleVersionFragment } from '../gql/graphql.js';

export type RuleVersion = RuleVersionFragment;
export type Trial = NonNullable<AllocationTrialQuery['allocationTrial']>;

graphql(`
  fragment RuleVersion on AllocationRuleVersion {
    version
    rule {
      weights {
        expertise
        wishes
        room
        travel
        anchor
      }
      fullAt
      essential
      farKm
      unknown
      longWait {
        days
        room
      }
    }
    savedBy {
      id
      name
    }
    savedAt
    adoptedBy {
      id
      name
    }
    adoptedAt
  }
`);

export const RULES = graphql(`
  query AllocationRules {
    allocationRule {
      present {
        ...RuleVersion
      }
      draft {
        ...RuleVersion
      }
    }
    hubLists {
      expertise {
        code
        kind
        title
      }
    }
  }
`);

export const TRIAL = graphql(`
  query AllocationTrial {
    allocationTrial {
      version
      waiting
      sentence
      moves {
        referral {
          id
          reference
          name
        }
        from {
          name
        }
        to {
          name
        }
        sentence
      }
    }
  }
`);

export const SAVE_RULE = graphql(`
  mutation SaveAllocationRule($rule: AllocationRuleInput!) {
    saveAllocationRule(rule: $rule) {
      __typename
      ... on AllocationRules {
        draft {
          ...RuleVersion
        }
      }
      ...Refused
    }
  }
`);

export const ADOPT_RULE = graphql(`
  mutation AdoptAllocationRule($version: Int!) {
    adoptAllocationRule(version: $version) {
      __typename
      ... on AllocationRules {
        present {
          ...RuleVersion
        }
      }
      ...Refused
    }
  }
`);
