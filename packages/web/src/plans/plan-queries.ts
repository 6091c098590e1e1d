import type { PlanContent } from '@weft/shared';
import { graphql } from '../gql/gql.js';
import type { PersonPlanQuery } from '../gql/graphql.js';

export type PlannedPerson = NonNullable<PersonPlanQuery['participant']>;
export type Plan = NonNullable<PlannedPerson['plan']>;

graphql(`
  fragment PlanFacts on SupportPlan {
    version
    strengths
    aspirations
    writtenAt
    writtenBy {
      id
      name
    }
    goals {
      key
      words
      state
      endedOn
      endedWords
      steps {
        key
        words
        taker
        who
        dueOn
        doneOn
      }
    }
  }
`);

export const PLAN = graphql(`
  query PersonPlan($id: ID!) {
    participant(id: $id) {
      id
      reference
      givenName
      familyName
      phase
      linkWorker {
        id
        name
      }
      provider {
        id
        name
      }
      plan {
        ...PlanFacts
      }
    }
  }
`);

export const PLAN_VERSIONS = graphql(`
  query PlanVersions($id: ID!) {
    participant(id: $id) {
      id
      planVersions {
        version
        writtenAt
        writtenBy {
          id
          name
        }
        changes
      }
    }
  }
`);

export const WRITE_PLAN = graphql(`
  mutation WritePlan($input: PlanInput!) {
    writePlan(input: $input) {
      __typename
      ... on SupportPlan {
        version
      }
      ...Refused
    }
  }
`);

/** What somebody types: a plan as the rules have it. */
export const contentOf = (plan: Plan | null | undefined): PlanContent => ({
  strengths: plan?.strengths ?? '',
  aspirations: plan?.aspirations ?? '',
  goals: (plan?.goals ?? []).map(({ key, words, state, endedOn, endedWords, steps }) => ({
    key,
    words,
    state,
    endedOn: (endedOn ?? null) as PlanContent['goals'][number]['endedOn'],
    endedWords: endedWords ?? null,
    steps: steps.map((step) => ({
      key: step.key,
      words: step.words,
      taker: step.taker,
      who: step.who ?? null,
      dueOn: (step.dueOn ?? null) as PlanContent['goals'][number]['endedOn'],
      doneOn: (step.doneOn ?? null) as PlanContent['goals'][number]['endedOn'],
    })),
  })),
});

/** A key that no other goal or step has. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
