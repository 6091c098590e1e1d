import type { MetBeforeQuery } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';

export type Met = MetBeforeQuery['metBefore'][number];

export const MET_BEFORE = graphql(`
  query MetBefore(
    $givenName: String!
    $familyName: String!
    $birthDate: String!
    $postcode: String!
    $phone: String!
    $exceptReferralId: ID
  ) {
    metBefore(
      givenName: $givenName
      familyName: $familyName
      birthDate: $birthDate
      postcode: $postcode
      phone: $phone
      exceptReferralId: $exceptReferralId
    ) {
      kind
      id
      reference
      givenName
      familyName
      birthDate
      organisation {
        id
        name
      }
      since
      until
      verdict
      percent
      reasons
    }
  }
`);
