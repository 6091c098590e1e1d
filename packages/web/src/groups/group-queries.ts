import { graphql } from '../gql/gql.js';
import type { Attendance, GroupPageQuery, GroupsQuery } from '../gql/graphql.js';

export type ListedGroup = GroupsQuery['groups'][number];
export type GroupPage = NonNullable<GroupPageQuery['group']>;

export const ATTENDANCE_WORDS: Readonly<Record<Attendance, string>> = {
  PRESENT: 'Present',
  ABSENT: 'Absent',
  APOLOGIES: 'Sent apologies',
};

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** 'Tuesdays: School library', each place as it was written down: never in the middle of a sentence. */
export const whenAndWhere = ({
  weekday,
  place,
  anchor,
}: Pick<ListedGroup, 'weekday' | 'place' | 'anchor'>): string =>
  [
    weekday ? `${WEEKDAYS[weekday - 1]}s` : null,
    [place, anchor?.name].filter((one) => one !== null && one !== undefined && one !== '').join(', '),
  ]
    .filter((one) => one !== null && one !== '')
    .join(': ');

export const GROUPS = graphql(`
  query Groups {
    groups {
      id
      name
      provider {
        id
        name
      }
      anchor {
        id
        name
      }
      service {
        id
        name
      }
      place
      weekday
      closed
      memberCount
      lastHeldOn
    }
  }
`);

graphql(`
  fragment GroupFacts on Group {
    id
    name
    provider {
      id
      name
    }
    anchor {
      id
      name
    }
    service {
      id
      name
    }
    place
    weekday
    minutes
    closed
    memberCount
    lastHeldOn
    version
    members {
      participant {
        id
        reference
        givenName
        familyName
      }
      sittings
      present
    }
    sittings {
      id
      on
      minutes
      marks {
        participantId
        attendance
      }
    }
  }
`);

export const GROUP = graphql(`
  query GroupPage($id: ID!) {
    group(id: $id) {
      ...GroupFacts
    }
  }
`);

export const SAVE_GROUP = graphql(`
  mutation SaveGroup($input: GroupInput!) {
    saveGroup(input: $input) {
      __typename
      ... on Group {
        ...GroupFacts
      }
      ...Refused
    }
  }
`);

export const RECORD_SITTING = graphql(`
  mutation RecordSitting($input: SittingInput!) {
    recordSitting(input: $input) {
      __typename
      ... on Group {
        ...GroupFacts
      }
      ...Refused
    }
  }
`);
