import { graphql } from '../gql/gql.js';
import type { TriageFieldsFragment } from '../gql/graphql.js';

export type TriageFields = TriageFieldsFragment;

graphql(`
  fragment TriageFields on Triage {
    referralId
    complexity {
      code
      title
      meaning
    }
    ageBand
    wants {
      code
      title
    }
    anchor {
      id
      name
    }
    prefers {
      what
      words
    }
    avoids {
      what
      words
    }
    recordedBy {
      id
      name
    }
    recordedAt
  }
`);

export const TRIAGE = graphql(`
  query Triage($referralId: ID!) {
    triage(referralId: $referralId) {
      ...TriageFields
    }
  }
`);

export const HUB_LISTS = graphql(`
  query HubLists {
    hubLists {
      complexity {
        code
        title
        meaning
        offered
      }
      expertise {
        code
        kind
        title
        offered
      }
    }
  }
`);

/** Whom somebody may ask for or wish to avoid. */
export const WISHABLE = graphql(`
  query Wishable {
    whoSupports {
      provider {
        id
        name
      }
      workers {
        id
        name
      }
    }
  }
`);

export const RECORD_TRIAGE = graphql(`
  mutation RecordTriage($input: TriageInput!) {
    recordTriage(input: $input) {
      __typename
      ... on Triage {
        ...TriageFields
      }
      ...Refused
    }
  }
`);
