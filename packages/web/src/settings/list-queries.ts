import { graphql } from '../gql/gql.js';

graphql(`
  fragment EditedLists on HubLists {
    complexity {
      code
      title
      meaning
      isComplex
      offered
    }
    expertise {
      code
      kind
      title
      offered
    }
  }
`);

export const EDITED_LISTS = graphql(`
  query EditedLists {
    hubLists {
      ...EditedLists
    }
    hubGuide {
      ageBands
      triageDays
      answerDays
      waitingDays
    }
    contactKinds {
      code
      title
      meets
      offered
    }
  }
`);

export const SET_COMPLEXITY_BANDS = graphql(`
  mutation SetComplexityBands($bands: [ComplexityBandInput!]!) {
    setComplexityBands(bands: $bands) {
      __typename
      ... on HubLists {
        ...EditedLists
      }
      ...Refused
    }
  }
`);

export const SET_EXPERTISE = graphql(`
  mutation SetExpertise($expertise: [ExpertiseInput!]!) {
    setExpertise(expertise: $expertise) {
      __typename
      ... on HubLists {
        ...EditedLists
      }
      ...Refused
    }
  }
`);

export const SET_CONTACT_KINDS = graphql(`
  mutation SetContactKinds($kinds: [ContactKindInput!]!) {
    setContactKinds(kinds: $kinds) {
      __typename
      ... on ContactKindList {
        kinds {
          code
          title
          meets
          offered
        }
      }
      ...Refused
    }
  }
`);

export const SET_HUB_GUIDE = graphql(`
  mutation SetHubGuide($input: HubGuideInput!) {
    setHubGuide(input: $input) {
      __typename
      ... on HubGuide {
        ageBands
        triageDays
        answerDays
        waitingDays
      }
      ...Refused
    }
  }
`);
