import { graphql } from '../gql/gql.js';

export const ANALYSTS = graphql(`
  query Analysts {
    analysts {
      id
      name
      accreditations {
        id
        accreditedBy
        from
        until
        endedAt
        stands
      }
    }
  }
`);

export const RECORD_ACCREDITATION = graphql(`
  mutation RecordAccreditation($input: AccreditationInput!) {
    recordAccreditation(input: $input) {
      ... on Analyst {
        id
        name
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);

export const END_ACCREDITATION = graphql(`
  mutation EndAccreditation($id: ID!) {
    endAccreditation(id: $id) {
      ... on Analyst {
        id
        name
      }
      ... on Refusal {
        code
        message
        field
      }
    }
  }
`);
