import { graphql } from '../gql/gql.js';

export const LANGUAGE_LIST = graphql(`
  query LanguageList {
    languageList {
      isOwn
      words {
        phrase
        alternatives
        why
        unless
      }
    }
  }
`);

export const ADD_DEFICIT_WORD = graphql(`
  mutation AddDeficitWord($input: DeficitWordInput!) {
    addDeficitWord(input: $input) {
      __typename
      ... on LanguageList {
        isOwn
      }
      ...Refused
    }
  }
`);

export const REMOVE_DEFICIT_WORD = graphql(`
  mutation RemoveDeficitWord($phrase: String!) {
    removeDeficitWord(phrase: $phrase) {
      __typename
      ... on LanguageList {
        isOwn
      }
      ...Refused
    }
  }
`);
