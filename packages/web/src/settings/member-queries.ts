import { graphql } from '../gql/gql.js';
import type { MemberFragment } from '../gql/graphql.js';

export type Member = MemberFragment;

graphql(`
  fragment Member on Membership {
    id
    state
    roles
    email
    looksAfter
    person {
      id
      name
    }
    organisation {
      id
      name
    }
  }
`);

export const MEMBERS = graphql(`
  query Members(
    $first: Int!
    $after: String
    $search: String
    $role: Role
    $state: MembershipState
    $sort: MemberSort
  ) {
    members(first: $first, after: $after, search: $search, role: $role, state: $state, sort: $sort) {
      totalCount
      edges {
        cursor
        node {
          ...Member
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ADD_MEMBER = graphql(`
  mutation AddMember($email: String!, $name: String!, $organisationId: ID!, $roles: [Role!]!) {
    addMember(email: $email, name: $name, organisationId: $organisationId, roles: $roles) {
      __typename
      ... on Membership {
        ...Member
      }
      ...Refused
    }
  }
`);

export const CHANGE_MEMBER = graphql(`
  mutation ChangeMember($id: ID!, $roles: [Role!]!, $state: MembershipState!, $basedOn: MembershipBefore) {
    changeMember(id: $id, roles: $roles, state: $state, basedOn: $basedOn) {
      __typename
      ... on Membership {
        ...Member
      }
      ...Refused
    }
  }
`);

export const INVITE_AGAIN = graphql(`
  mutation InviteAgain($id: ID!) {
    inviteAgain(id: $id) {
      __typename
      ... on Membership {
        ...Member
      }
      ...Refused
    }
  }
`);
