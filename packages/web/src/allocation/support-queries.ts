import { graphql } from '../gql/gql.js';
import type { ProviderRoomFragment } from '../gql/graphql.js';

export type ProviderRoom = ProviderRoomFragment;
export type WorkerRoom = ProviderRoom['workers'][number];

graphql(`
  fragment ProviderRoom on ProviderSupport {
    provider {
      id
      name
    }
    offers
    areas
    agreed
    load {
      people
      load
      room
    }
    workers {
      id
      name
      hours
      peopleHours
      offers
      areas
      load {
        people
        load
        room
      }
    }
  }
`);

export const WHO_SUPPORTS = graphql(`
  query WhoSupports {
    whoSupports {
      ...ProviderRoom
    }
    hubLists {
      expertise {
        code
        title
      }
    }
  }
`);

export const RECORD_WORKER = graphql(`
  mutation RecordSupportWorker($input: SupportWorkerInput!) {
    recordSupportWorker(input: $input) {
      __typename
      ... on ProviderSupport {
        ...ProviderRoom
      }
      ...Refused
    }
  }
`);

export const RECORD_PROVIDER = graphql(`
  mutation RecordProviderOffer($input: ProviderOfferInput!) {
    recordProviderOffer(input: $input) {
      __typename
      ... on ProviderSupport {
        ...ProviderRoom
      }
      ...Refused
    }
  }
`);
