import { graphql } from '../gql/gql.js';
import type { ServicesQuery } from '../gql/graphql.js';

export type Service = ServicesQuery['services']['edges'][number]['node'];

graphql(`
  fragment ServiceFacts on Service {
    id
    provider {
      id
      name
    }
    name
    what
    forWhom
    ageFrom
    ageTo
    anchor {
      id
      name
    }
    place
    runs
    capacity
    free
    isOffered
    toldAt
    isOwn
  }
`);

export const SERVICES = graphql(`
  query Services(
    $first: Int!
    $after: String
    $search: String
    $providerId: ID
    $age: Int
    $withRoom: Boolean
    $also: Boolean
  ) {
    services(
      first: $first
      after: $after
      search: $search
      providerId: $providerId
      age: $age
      withRoom: $withRoom
      also: $also
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ServiceFacts
        }
      }
    }
  }
`);

export const RECORD_SERVICE = graphql(`
  mutation RecordService($input: ServiceInput!) {
    recordService(input: $input) {
      __typename
      ... on Service {
        ...ServiceFacts
      }
      ...Refused
    }
  }
`);
