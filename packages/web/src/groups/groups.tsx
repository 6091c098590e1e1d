import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icons.js';
import { PageHeader } from '../ui/page-header.js';
import { GROUPS, type ListedGroup, whenAndWhere } from './group-queries.js';

const COLUMNS = [
  { key: 'name', header: 'Group', primary: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
  { key: 'where', header: 'When and where', cell: (group) => whenAndWhere(group) || '–' },
  {
    key: 'members',
    header: 'Who come',
    align: 'end',
    cell: ({ memberCount }) => memberCount,
    sortBy: ({ memberCount }) => memberCount,
  },
  {
    key: 'last',
    header: 'Last met',
    cell: ({ lastHeldOn }) => <DateText of={lastHeldOn} />,
    sortBy: ({ lastHeldOn }) => lastHeldOn ?? '',
    sorts: 'dates',
  },
  { key: 'provider', header: 'Held by', cell: ({ provider }) => provider.name, wideOnly: true },
] as const satisfies readonly Column<ListedGroup>[];

/** The groups that meet. */
export function Component() {
  const to = useTo();
  const may = useMay();
  const { data, loading, error, refetch } = useQuery(GROUPS);
  const add = may('saveGroup') ? (
    <Button component={Link} to={to('groups/new')} leftSection={<Icon name="add" />}>
      New group
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Groups"
        lead="What people do together. Open a group to tick who was there."
        actions={add}
      />
      <DataTable
        caption="Groups"
        columns={COLUMNS}
        rows={data?.groups.filter(({ closed }) => !closed)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`groups/${id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['group', 'groups']}
        empty={
          <EmptyState title="No group meets yet" action={add}>
            A walking group, a breakfast club, a course: who was there counts as a contact of its own kind.
          </EmptyState>
        }
      />
    </>
  );
}
