import { graphql } from '../gql/gql.js';

export const SUPPRESSION_CHOICE = graphql(`
  query SuppressionChoice {
    suppressionChoice {
      profile
      choices {
        id
        profile
        from
        chosenAt
        chosenBy {
          id
          name
        }
      }
    }
  }
`);

export const CHOOSE_SUPPRESSION = graphql(`
  mutation ChooseSuppression($profile: SuppressionProfile!) {
    chooseSuppression(profile: $profile) {
      profile
      choices {
        id
        profile
        from
        chosenAt
        chosenBy {
          id
          name
        }
      }
    }
  }
`);
