import { graphql } from '../gql/gql.js';
import type { OwnCaseloadQuery, TeamCaseloadsQuery, WorkerCaseloadFactsFragment } from '../gql/graphql.js';

export type Team = TeamCaseloadsQuery['teamCaseloads'][number];
export type WorkerCaseload = WorkerCaseloadFactsFragment;
export type OneCaseload = NonNullable<OwnCaseloadQuery['ownCaseload']>;
export type PersonCarried = OneCaseload['people'][number];
export type Need = PersonCarried['needs'][number];

graphql(`
  fragment WorkerCaseloadFacts on WorkerCaseload {
    providerId
    worker {
      id
      name
    }
    works
    hours
    people
    byPhase {
      WAITING
      ACTIVE
      MONITORING
    }
    load
    room
    percent
    trend {
      on
      load
    }
    timeWithPeople
    unseen
    toBeSeen
    longestOver
    milestonesDue
    stepsPast
    questions
    strain {
      level
      sentence
      signs {
        sign
        sentence
      }
    }
  }
`);

graphql(`
  fragment PersonCarriedFacts on PersonOnCaseload {
    weight
    jointly
    over
    needs {
      kind
      on
      late
      title
    }
    participant {
      ...PersonFacts
      lastSeenOn
    }
  }
`);

graphql(`
  fragment CaseloadOfWorkerFacts on CaseloadOfWorker {
    worker {
      id
      name
    }
    supported
    caseloads {
      ...WorkerCaseloadFacts
    }
    people {
      ...PersonCarriedFacts
    }
  }
`);

export const TEAMS = graphql(`
  query TeamCaseloads {
    teamCaseloads {
      provider {
        id
        name
      }
      people
      load
      room
      percent
      withoutWorker
      workers {
        ...WorkerCaseloadFacts
      }
    }
  }
`);

export const WORKER = graphql(`
  query WorkerCaseload($linkWorkerId: ID!) {
    workerCaseload(linkWorkerId: $linkWorkerId) {
      ...CaseloadOfWorkerFacts
    }
  }
`);

export const MINE = graphql(`
  query OwnCaseload {
    ownCaseload {
      ...CaseloadOfWorkerFacts
    }
  }
`);
