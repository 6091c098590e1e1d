import { graphql } from '../gql/gql.js';

export const ORGANISATIONS = graphql(`
  query Organisations($first: Int!, $after: String, $kind: OrganisationKind, $search: String, $sort: OrganisationSort) {
    organisations(first: $first, after: $after, kind: $kind, search: $search, sort: $sort) {
      totalCount
      edges {
        cursor
        node {
          id
          name
          kinds
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ADD_ORGANISATION = graphql(`
  mutation AddOrganisation($name: String!, $kinds: [OrganisationKind!]!) {
    addOrganisation(name: $name, kinds: $kinds) {
      __typename
      ... on Organisation {
        id
        name
        kinds
      }
      ...Refused
    }
  }
`);
