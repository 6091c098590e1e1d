import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo, useViewer } from '../app/viewer.js';
import { MEMBERSHIP_STATE_WORDS, rolesText } from '../app/words.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icons.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { StateBadge } from '../ui/state-badge.js';
import { ChangeMember } from './change-member.js';
import { MEMBERS, type Member } from './member-queries.js';

/** Everybody who works in this partnership, for whom, and what they may do. */
export function Component() {
  const { slug, name } = usePartnership();
  const { viewer } = useViewer();
  const to = useTo();
  const address = useListAddress([]);
  const [changing, setChanging] = useState<Member | null>(null);
  const { data, previousData, loading, error, refetch } = useQuery(MEMBERS, {
    variables: { first: address.first, after: address.after },
  });
  const members = (data ?? previousData)?.members;
  const columns: Column<Member>[] = [
    { key: 'name', header: 'Name', primary: true, cell: ({ person }) => person.name },
    { key: 'email', header: 'Email address', cell: ({ email }) => email ?? '–' },
    { key: 'organisation', header: 'Organisation', cell: ({ organisation }) => organisation.name },
    { key: 'roles', header: 'Roles', cell: ({ roles }) => rolesText(roles) },
    {
      key: 'state',
      header: 'State',
      cell: ({ state }) => {
        const word = MEMBERSHIP_STATE_WORDS[state];
        return <StateBadge tone={word.tone}>{word.name}</StateBadge>;
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
        exportLink={`/api/exports/members.csv?partnership=${slug}`}
        unit={['person', 'people']}
        empty={
          <EmptyState title="Nobody is here yet">Add the first person; they are invited by email.</EmptyState>
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
