import { graphql } from '../gql/gql.js';
import type { KnownPersonQuery, SupportEpisodeLineFragment } from '../gql/graphql.js';

export type Known = NonNullable<KnownPersonQuery['knownPerson']>;
export type Episode = SupportEpisodeLineFragment;

graphql(`
  fragment SupportEpisodeLine on SupportEpisode {
    from
    to
    goesOn
    provider {
      id
      name
    }
  }
`);

export const KNOWN_PERSON = graphql(`
  query KnownPerson($referralId: ID!) {
    knownPerson(referralId: $referralId) {
      referralId
      participant {
        id
        reference
        givenName
        familyName
        birthDate
        postcode
      }
      saidBy {
        id
        name
      }
      saidAt
      episodes {
        ...SupportEpisodeLine
      }
      referrals {
        id
        reference
        referredOn
        source {
          id
          name
        }
        state
        movedAt
        reason
      }
    }
  }
`);

export const RECOGNISE = graphql(`
  mutation RecognisePerson($referralId: ID!, $participantId: ID!) {
    recognisePerson(referralId: $referralId, participantId: $participantId) {
      __typename
      ... on KnownPerson {
        referralId
      }
      ...Refused
    }
  }
`);

export const TAKE_BACK = graphql(`
  mutation TakeRecognitionBack($referralId: ID!) {
    takeRecognitionBack(referralId: $referralId) {
      __typename
      ... on Referral {
        id
      }
      ...Refused
    }
  }
`);

export const SUPPORT_EPISODES = graphql(`
  query SupportEpisodes($participantId: ID!) {
    supportEpisodes(participantId: $participantId) {
      ...SupportEpisodeLine
    }
  }
`);
