import { useQuery } from '@apollo/client/react';
import { looksTogether } from '@weft/shared';
import { useMay, usePartnership } from '../app/viewer.js';
import type { AuditOperation } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { ChoiceFilter, ClearFilters, DateFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import classes from './audit.module.css';
import { AUDIT_PEOPLE, AUDIT_TRAIL, type AuditEntry } from './audit-queries.js';
import { actionText, didText, OPERATION_WORDS, subjectText } from './audit-words.js';
import { OpenedRecords } from './opened-records.js';

const OPERATIONS = Object.keys(OPERATION_WORDS) as AuditOperation[];
/** A page's: several entries are one line. */
const ENTRIES = 50;
const FILTERS = { operation: OPERATIONS, record: 'text', person: 'text', from: 'date', to: 'date' } as const;

/** What somebody looked at within a minute of the same records; a change alone. */
type Look = readonly [AuditEntry, ...AuditEntry[]];

/** '1,204', or '12 from 1,193 to 1,204': between them others may stand. */
function numbersText(look: Look): string {
  const [newest] = look;
  const oldest = look.at(-1) ?? newest;
  const number = newest.number.toLocaleString('en-GB');
  return look.length === 1
    ? number
    : `${look.length} from ${oldest.number.toLocaleString('en-GB')} to ${number}`;
}

/** Who read or changed what, and the records that the data lead opened. */
export function Component() {
  const { slug, timeZone } = usePartnership();
  const may = useMay();
  const address = useListAddress(FILTERS, { first: ENTRIES });
  const operation = OPERATIONS.find((one) => one === address.get('operation')) ?? null;
  const filter = {
    operation,
    recordId: address.get('record') || null,
    personId: address.get('person') || null,
    from: address.get('from') || null,
    to: address.get('to') || null,
  };
  const { data, previousData, loading, error, refetch } = useQuery(AUDIT_TRAIL, {
    skip: !may('auditTrail'),
    variables: { first: address.first, after: address.after, filter },
  });
  const people = useQuery(AUDIT_PEOPLE, { skip: !may('auditPeople') }).data?.auditPeople ?? [];
  const shown = (data ?? previousData)?.auditTrail;
  const looks = shown && looksTogether(shown.edges.map(({ node }) => node));
  const columns: Column<Look>[] = [
    { key: 'number', header: 'Entry', primary: true, cell: numbersText },
    { key: 'at', header: 'When', cell: ([{ at }]) => <InstantText of={at} timeZone={timeZone} /> },
    { key: 'person', header: 'Who', cell: ([{ person }]) => person?.name ?? 'The system' },
    { key: 'operation', header: 'Did', cell: ([{ operation: did, action }]) => didText(did, action) },
    {
      key: 'records',
      header: 'What',
      cell: ([{ subject, recordCount }]) => subjectText(subject, recordCount),
    },
    {
      key: 'action',
      header: 'In',
      cell: (look) => [...new Set(look.map(({ action }) => actionText(action)))].join(', '),
    },
  ];
  return (
    <>
      <PageHeader
        title={may('auditTrail') ? 'Audit trail' : 'Opened records'}
        lead={
          may('auditTrail')
            ? 'Who looked at or changed which record. Entries are chained to one another: none can be altered or removed unnoticed.'
            : 'When the data lead, who works with figures, opened somebody’s record, and why.'
        }
      />
      {may('openedRecords') ? <OpenedRecords /> : null}
      {may('auditTrail') ? (
        <div className={classes.trail}>
          <DataTable
            caption="Audit trail"
            columns={columns}
            rows={looks}
            rowKey={([{ number }]) => String(number)}
            loading={loading && !data}
            error={error}
            onRetry={() => void refetch()}
            unit={['entry', 'entries']}
            exportLink={exportLink('audit-trail', slug, filter)}
            paging={{
              address,
              totalCount: shown?.totalCount,
              hasNextPage: shown?.pageInfo.hasNextPage,
              endCursor: shown?.pageInfo.endCursor,
            }}
            filters={
              <>
                <ChoiceFilter
                  address={address}
                  name="person"
                  label="Who"
                  any="Anybody"
                  choices={people.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <ChoiceFilter
                  address={address}
                  name="operation"
                  label="What was done"
                  any="Anything"
                  choices={OPERATIONS.map((one) => ({ value: one, label: OPERATION_WORDS[one] }))}
                />
                <DateFilter address={address} name="from" label="From" />
                <DateFilter address={address} name="to" label="To" />
                {address.get('record') ? <p className={classes.only}>Of one record only</p> : null}
                <ClearFilters address={address} />
              </>
            }
            empty={
              <EmptyState title="No entry fits">
                Every look at a person’s record, and every change, is written down here within a minute.
              </EmptyState>
            }
          />
        </div>
      ) : null}
    </>
  );
}
