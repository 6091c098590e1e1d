import { graphql } from '../gql/gql.js';
import type { CandidatesQuery, OwnAnchorsQuery } from '../gql/graphql.js';

export type OwnAnchor = OwnAnchorsQuery['ownAnchors'][number];
export type OwnPerson = OwnAnchor['people'][number];
export type Candidate = CandidatesQuery['candidates'][number];

export const OWN_ANCHORS = graphql(`
  query OwnAnchors {
    suppressionRules {
      largestHidden
      roundedTo
    }
    ownAnchors {
      id
      name
      fields
      agreedAt
      note
      places {
        from
        to
        places
      }
      figures {
        kind
        label
        count
      }
      people {
        name
        startedOn
        phase
        linkWorker
        lastSeenOn
        attendance {
          attended
          held
        }
        outcomes {
          title
          achievedOn
        }
      }
      attendanceSince
      payments {
        periodEnd
        amount {
          amount
          currency
        }
      }
      promises {
        id
        reviewOn
        words
        promisedBy
        who
        dueOn
        kept
        settledOn
      }
    }
  }
`);

graphql(`
  fragment CandidateFacts on Candidate {
    id
    theirCode
    reasons
    suggestedAt
    askedOn
    consentedOn
    state
    reference
    referralState
  }
`);

export const CANDIDATES = graphql(`
  query Candidates($anchorId: ID!) {
    candidates(anchorId: $anchorId) {
      ...CandidateFacts
    }
  }
`);

export const SUGGEST = graphql(`
  mutation SuggestCandidate($anchorId: ID!, $code: String!, $reasons: String!) {
    suggestCandidate(anchorId: $anchorId, code: $code, reasons: $reasons) {
      __typename
      ... on Candidate {
        ...CandidateFacts
      }
      ...Refused
    }
  }
`);

export const ASK_PARENT = graphql(`
  mutation AskCandidateParent($id: ID!, $on: Date!) {
    askCandidateParent(id: $id, on: $on) {
      __typename
      ... on Candidate {
        ...CandidateFacts
      }
      ...Refused
    }
  }
`);

export const CONSENT = graphql(`
  mutation ConsentToCandidate($input: CandidateConsentInput!) {
    consentToCandidate(input: $input) {
      __typename
      ... on Candidate {
        ...CandidateFacts
      }
      ...Refused
    }
  }
`);

export const REFUSE = graphql(`
  mutation RefuseCandidate($id: ID!) {
    refuseCandidate(id: $id) {
      __typename
      ... on RefusedCandidate {
        anchorId
        refused
      }
      ...Refused
    }
  }
`);
