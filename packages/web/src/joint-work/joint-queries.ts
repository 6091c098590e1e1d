import { graphql } from '../gql/gql.js';
import type { JointWorkFactsFragment, ParticipantJointWorksQuery } from '../gql/graphql.js';

export type JointWork = JointWorkFactsFragment;
export type JointWorkToday = ParticipantJointWorksQuery['participantJointWorks'][number];

/** What is asked anew once joint work has changed. */
export const AFTER_JOINT_WORK = { refetchQueries: ['JointWorks', 'ParticipantJointWorks'] };

graphql(`
  fragment JointWorkFacts on JointWork {
    id
    state
    side
    holds
    phase
    ourPart
    theirPart
    fromOn
    untilOn
    agreedOn
    agreedHow
    askedAt
    decidedAt
    decidedWords
    share
    needsWorker
    endedOn
    endedWords
    endedHow
    from {
      id
      name
    }
    to {
      id
      name
    }
    askedBy {
      id
      name
    }
    decidedBy {
      id
      name
    }
    worker {
      id
      name
    }
    linkWorker {
      id
      name
    }
    endedBy {
      id
      name
    }
    participant {
      id
      reference
      givenName
      familyName
    }
  }
`);

export const JOINT_WORKS = graphql(`
  query JointWorks($first: Int!, $after: String, $states: [JointWorkState!]) {
    jointWorks(first: $first, after: $after, states: $states) {
      edges {
        node {
          ...JointWorkFacts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const PARTICIPANT_JOINT_WORKS = graphql(`
  query ParticipantJointWorks($participantId: ID!) {
    participantJointWorks(participantId: $participantId) {
      ...JointWorkFacts
      reach {
        way
        note
        phone
        email
      }
    }
  }
`);

export const ASK_FOR_JOINT_WORK = graphql(`
  mutation AskForJointWork($input: JointWorkInput!) {
    askForJointWork(input: $input) {
      __typename
      ... on JointWork {
        ...JointWorkFacts
      }
      ...Refused
    }
  }
`);

export const AGREE_TO_JOINT_WORK = graphql(`
  mutation AgreeToJointWork($input: AgreeToJointWorkInput!) {
    agreeToJointWork(input: $input) {
      __typename
      ... on JointWork {
        ...JointWorkFacts
      }
      ...Refused
    }
  }
`);

export const NAME_JOINT_WORKER = graphql(`
  mutation NameJointWorker($input: NameJointWorkerInput!) {
    nameJointWorker(input: $input) {
      __typename
      ... on JointWork {
        ...JointWorkFacts
      }
      ...Refused
    }
  }
`);

export const DECLINE_JOINT_WORK = graphql(`
  mutation DeclineJointWork($id: ID!, $words: String!) {
    declineJointWork(id: $id, words: $words) {
      __typename
      ... on JointWork {
        ...JointWorkFacts
      }
      ...Refused
    }
  }
`);

export const WITHDRAW_JOINT_WORK = graphql(`
  mutation WithdrawJointWork($id: ID!, $words: String!) {
    withdrawJointWork(id: $id, words: $words) {
      __typename
      ... on JointWork {
        ...JointWorkFacts
      }
      ...Refused
    }
  }
`);

export const END_JOINT_WORK = graphql(`
  mutation EndJointWork($input: EndJointWorkInput!) {
    endJointWork(input: $input) {
      __typename
      ... on JointWork {
        ...JointWorkFacts
      }
      ...Refused
    }
  }
`);
