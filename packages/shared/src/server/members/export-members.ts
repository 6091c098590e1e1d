import { exportList } from '../export-list.js';
import type { Actor } from '../tenancy/index.js';
import { type MembersRequest, readMembers } from './list-members.js';
import type { MembershipView } from './membership-view.js';

const HEADINGS = ['Name', 'Email address', 'Organisation', 'Roles', 'State'];

/** Everyone who is or was a member, as the list shows them, as a CSV file in parts. @throws Fault FORBIDDEN */
export const exportMembers = (
  actor: Actor,
  filter: Pick<MembersRequest, 'search' | 'role' | 'state' | 'organisationId' | 'sort'> = {},
): AsyncGenerator<string> =>
  exportList<MembershipView>(actor, (tenant) => {
    tenant.must('members');
    return {
      headings: HEADINGS,
      read: (inside, page) => readMembers(inside, { ...filter, ...page }),
      row: ({ person, email, organisation, roles, state }) => [
        person.name,
        email,
        organisation.name,
        roles.join(' '),
        state,
      ],
    };
  });
