import { useQuery } from '@apollo/client/react';
import { Button, VisuallyHidden } from '@mantine/core';
import { ROLES } from '@weft/shared';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo, useViewer } from '../app/viewer.js';
import { MEMBERSHIP_STATE_WORDS, rolesText } from '../app/words.js';
import type { MemberSortKey, MembershipState } from '../gql/graphql.js';
import { handOverPath } from '../support/looks-after.js';
import { sortOf } from '../ui/columns.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmailText } from '../ui/email-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters, SearchFilter } from '../ui/filter-bar.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { ChangeMember } from './change-member.js';
import { MEMBERS, type Member } from './member-queries.js';

const STATES = Object.keys(MEMBERSHIP_STATE_WORDS) as MembershipState[];

/** Everybody who works in this partnership, for whom, and what they may do. */
export function Component() {
  const { slug, name } = usePartnership();
  const { viewer } = useViewer();
  const to = useTo();
  const [changing, setChanging] = useState<Member | null>(null);
  const columns: (Column<Member> & { sortKey?: MemberSortKey })[] = [
    { key: 'name', header: 'Name', primary: true, cell: ({ person }) => person.name, sortKey: 'NAME' },
    {
      key: 'email',
      header: 'Email address',
      cell: ({ email }) => (email ? <EmailText of={email} /> : '–'),
      sortKey: 'EMAIL',
    },
    {
      key: 'organisation',
      header: 'Organisation',
      cell: ({ organisation }) => organisation.name,
      sortKey: 'ORGANISATION',
    },
    { key: 'roles', header: 'Roles', cell: ({ roles }) => rolesText(roles) },
    {
      key: 'state',
      header: 'State',
      cell: ({ state, looksAfter, person }) => {
        const word = MEMBERSHIP_STATE_WORDS[state];
        return (
          <>
            <StateBadge tone={word.tone}>{word.name}</StateBadge>{' '}
            {state === 'ENDED' && looksAfter > 0 ? (
              <Link to={to(handOverPath(person))}>
                Hand over {count(looksAfter, 'person', 'people')}
                <VisuallyHidden> of {person.name}</VisuallyHidden>
              </Link>
            ) : null}
          </>
        );
      },
    },
    {
      key: 'change',
      header: 'Change',
      cell: (member) =>
        member.person.id === viewer.id ? (
          'This is you'
        ) : (
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Change ${member.person.name}`}
            onClick={() => setChanging(member)}
          >
            Change
          </Button>
        ),
    },
  ];
  const address = useListAddress({ search: 'text', role: ROLES, state: STATES });
  const filter = {
    search: address.get('search') || null,
    role: ROLES.find((one) => one === address.get('role')) ?? null,
    state: STATES.find((one) => one === address.get('state')) ?? null,
    sort: sortOf<Member, MemberSortKey>(columns, address.get('sort'), 'name'),
  };
  const { data, previousData, loading, error, refetch } = useQuery(MEMBERS, {
    variables: { first: address.first, after: address.after, ...filter },
  });
  const members = (data ?? previousData)?.members;
  return (
    <>
      <PageHeader
        title="People and roles"
        lead={`Everybody who works in ${name}, for which organisation, and what they may do.`}
        actions={
          <Button component={Link} to={to('settings/members/new')} leftSection={<Icon name="add" />}>
            Add a person
          </Button>
        }
      />
      <DataTable
        caption="People and roles"
        columns={columns}
        rows={members?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        exportLink={exportLink('members', slug, filter)}
        defaultSort="name"
        unit={['person', 'people']}
        filters={
          <>
            <SearchFilter address={address} label="Name or email address" />
            <ChoiceFilter
              address={address}
              name="role"
              label="Role"
              any="Any role"
              choices={ROLES.map((one) => ({ value: one, label: rolesText([one]) }))}
            />
            <ChoiceFilter
              address={address}
              name="state"
              label="State"
              any="Any state"
              choices={STATES.map((one) => ({ value: one, label: MEMBERSHIP_STATE_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          address.filtered ? (
            <EmptyState title="Nobody matches">Take a filter off to see more.</EmptyState>
          ) : (
            <EmptyState title="Nobody is here yet">
              Add the first person; they are invited by email.
            </EmptyState>
          )
        }
        paging={{
          address,
          totalCount: members?.totalCount,
          hasNextPage: members?.pageInfo.hasNextPage,
          endCursor: members?.pageInfo.endCursor,
        }}
      />
      <ChangeMember member={changing} onClose={() => setChanging(null)} />
    </>
  );
}
