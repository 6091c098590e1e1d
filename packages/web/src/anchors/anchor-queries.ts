import { graphql } from '../gql/gql.js';
import type { AnchorFactsFragment, AnchorPackQuery, AnchorsQuery } from '../gql/graphql.js';

export type AnchorLine = AnchorsQuery['anchors']['edges'][number]['node'];
export type AnchorFacts = AnchorFactsFragment;
export type AnchorPromise = AnchorFacts['promises'][number];
export type Pack = AnchorPackQuery['anchorPack'];

export const ANCHORS = graphql(`
  query Anchors($first: Int!, $after: String, $mine: Boolean, $search: String) {
    anchors(first: $first, after: $after, mine: $mine, search: $search) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          odsCode
          postcode
          workers {
            id
            name
          }
          places {
            from
            to
            places
            used
          }
          supported
          lastReviewOn
          openPromises
          latePromises
          candidatesWaiting
        }
      }
    }
  }
`);

graphql(`
  fragment AnchorFacts on Anchor {
    id
    name
    odsCode
    address
    postcode
    workers {
      id
      name
    }
    supported
    lastReviewOn
    contacts {
      id
      name
      job
      phone
      email
      note
    }
    allPlaces {
      from
      to
      places
      used
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
    services {
      id
      name
      what
      provider {
        id
        name
      }
      runs
      capacity
      free
      ageFrom
      ageTo
      attenders {
        id
        name
        attended
        held
      }
      elsewhere
    }
    groups {
      id
      name
      provider {
        id
        name
      }
      place
      weekday
      attenders {
        id
        name
        attended
        held
      }
    }
    phases {
      phase
      count
    }
    people {
      id
      name
      phase
      linkWorker {
        id
        name
      }
    }
    refused
    agreement {
      fields
      note
      agreedAt
      agreedBy {
        id
        name
      }
    }
    payments {
      periodEnd
      amount {
        amount
        currency
      }
    }
    assignable {
      id
      name
    }
  }
`);

export const ANCHOR = graphql(`
  query Anchor($id: ID!) {
    anchor(id: $id) {
      ...AnchorFacts
    }
  }
`);

export const ANCHOR_PACK = graphql(`
  query AnchorPack($id: ID!) {
    anchorPack(anchorId: $id) {
      id
      name
      from
      to
      fields
      places {
        from
        to
        places
        used
      }
      phases {
        label
        count
      }
      outcomes {
        label
        count
      }
      services {
        label
        count
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
      paid {
        amount
        currency
      }
    }
  }
`);

export const ASSIGN = graphql(`
  mutation AssignAnchor($anchorId: ID!, $personId: ID!, $looksAfter: Boolean!) {
    assignAnchor(anchorId: $anchorId, personId: $personId, looksAfter: $looksAfter) {
      __typename
      ... on Anchor {
        ...AnchorFacts
      }
      ...Refused
    }
  }
`);

export const RECORD_CONTACT = graphql(`
  mutation RecordAnchorContact($input: AnchorContactInput!) {
    recordAnchorContact(input: $input) {
      __typename
      ... on Anchor {
        ...AnchorFacts
      }
      ...Refused
    }
  }
`);

export const REMOVE_CONTACT = graphql(`
  mutation RemoveAnchorContact($id: ID!) {
    removeAnchorContact(id: $id) {
      __typename
      ... on Anchor {
        ...AnchorFacts
      }
      ...Refused
    }
  }
`);

export const AGREE_PLACES = graphql(`
  mutation AgreeAnchorPlaces($input: AnchorPlacesInput!) {
    agreeAnchorPlaces(input: $input) {
      __typename
      ... on Anchor {
        ...AnchorFacts
      }
      ...Refused
    }
  }
`);

export const RECORD_PROMISE = graphql(`
  mutation RecordAnchorPromise($input: AnchorPromiseInput!) {
    recordAnchorPromise(input: $input) {
      __typename
      ... on Anchor {
        ...AnchorFacts
      }
      ...Refused
    }
  }
`);

export const SETTLE_PROMISE = graphql(`
  mutation SettleAnchorPromise($id: ID!, $kept: Boolean!) {
    settleAnchorPromise(id: $id, kept: $kept) {
      __typename
      ... on Anchor {
        ...AnchorFacts
      }
      ...Refused
    }
  }
`);

export const AGREE_DATA = graphql(`
  mutation AgreeAnchorData($anchorId: ID!, $fields: [AnchorField!]!, $note: String) {
    agreeAnchorData(anchorId: $anchorId, fields: $fields, note: $note) {
      __typename
      ... on Anchor {
        ...AnchorFacts
      }
      ...Refused
    }
  }
`);
