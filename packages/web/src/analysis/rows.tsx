import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { fieldValueText, monthText, type ProjectField } from '@weft/shared';
import { useState } from 'react';
import type { ProjectRowsQuery } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Panel } from '../ui/panel.js';
import classes from './analysis.module.css';
import { PROJECT_ROWS, PROJECT_TABLE } from './analysis-queries.js';
import { FIELD_WORDS } from './analysis-words.js';

type Row = ProjectRowsQuery['projectRows']['rows'][number];

const CELL: Readonly<Record<ProjectField, (row: Row) => string>> = {
  BIRTH_BAND: ({ birthBand }) => birthBand ?? '–',
  PROVIDER: ({ provider }) => provider ?? '–',
  AREA: ({ area }) => area ?? '–',
  COHORT: ({ cohort }) => fieldValueText('COHORT', cohort ?? '–'),
  ENROLLED: ({ enrolled }) => (enrolled ? monthText(enrolled) : '–'),
  PHASE: ({ phase }) => fieldValueText('PHASE', phase ?? '–'),
  OUTCOME: ({ outcomes }) =>
    outcomes?.map(({ title, month }) => `${title} (${monthText(month)})`).join(', ') || 'None',
};

interface RowsProps {
  readonly projectId: string;
  readonly fields: readonly ProjectField[];
}

/** People of the project without names, page by page: to be looked at here, and there is no file of them. */
export function Rows({ projectId, fields }: RowsProps) {
  const [after, setAfter] = useState(0);
  const [sortBy, setSortBy] = useState<ProjectField | ''>('');
  const [filter, setFilter] = useState('');
  const at = filter.indexOf(':');
  const values = useQuery(PROJECT_TABLE, {
    variables: {
      projectId,
      rows: fields[0] ?? 'PROVIDER',
      columns: null,
      filterBy: null,
      filterValue: null,
    },
  }).data?.projectTable;
  const { data, previousData, error, refetch, loading } = useQuery(PROJECT_ROWS, {
    variables: {
      projectId,
      after,
      sortBy: sortBy || null,
      filterBy: filter === '' ? null : (filter.slice(0, at) as ProjectField),
      filterValue: filter === '' ? null : filter.slice(at + 1),
    },
  });
  const page = (data ?? previousData)?.projectRows;
  const columns: Column<Row>[] = [
    { key: 'name', header: 'Name here', primary: true, whole: true, cell: ({ pseudonym }) => pseudonym },
    ...fields.map((field) => ({
      key: field,
      header: FIELD_WORDS[field].name,
      cell: CELL[field],
      ...(field === 'OUTCOME' ? { long: true } : {}),
    })),
  ];
  return (
    <Panel title="Rows">
      <div className={classes.stack}>
        <p className={classes.soft}>
          One row is one person, without a name. The name here is made for this project and is another one in
          every other. Rows are for you to look at: what is to leave is a table that somebody else has looked
          at. Each look stands in the audit trail.
          {page ? ` As of the end of ${monthText(page.month)}.` : ''}
        </p>
        <div className={classes.choices}>
          <NativeSelect
            label="In the order of"
            value={sortBy}
            data={[
              { value: '', label: 'Name here' },
              ...fields.map((field) => ({ value: field, label: FIELD_WORDS[field].name })),
            ]}
            onChange={({ currentTarget }) => {
              setSortBy(currentTarget.value as ProjectField | '');
              setAfter(0);
            }}
          />
          <NativeSelect
            label="Of whom"
            value={filter}
            data={[
              { value: '', label: 'Everybody' },
              ...(values?.__typename === 'ProjectTable' ? values.choices : []).map((choice) => ({
                group: FIELD_WORDS[choice.field].name,
                items: choice.values.map((value) => ({
                  value: `${choice.field}:${value}`,
                  label: `${FIELD_WORDS[choice.field].name}: ${fieldValueText(choice.field, value)}`,
                })),
              })),
            ]}
            onChange={({ currentTarget }) => {
              setFilter(currentTarget.value);
              setAfter(0);
            }}
          />
        </div>
        <DataTable
          caption="People without names"
          columns={columns}
          rows={page?.rows}
          rowKey={({ pseudonym }) => pseudonym}
          loading={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={<EmptyState title="Nobody">Take the choice off above to see everybody.</EmptyState>}
        />
        <div className={classes.choices}>
          <Button variant="default" disabled={after === 0} onClick={() => setAfter(Math.max(0, after - 50))}>
            Earlier rows
          </Button>
          <Button
            variant="default"
            disabled={page?.next == null}
            onClick={() => setAfter(page?.next ?? after)}
          >
            Further rows
          </Button>
        </div>
      </div>
    </Panel>
  );
}
