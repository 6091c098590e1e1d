import { Button } from '@mantine/core';
import { type ReactNode, useId, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { count } from './count.js';
import classes from './data-table.module.css';
import { Fault } from './fault.js';
import { Icon } from './icons.js';
import type { ListAddress } from './list-address.js';
import { Loading } from './loading.js';

export interface Column<Row> {
  /** Also the value of `?sort=`. */
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** Lets people sort a *complete* list by this column; leave it out where the server pages the list. */
  sortBy?: (row: Row) => string | number | bigint;
  /** The column that names the row: its header cell, and the title of its card on a phone. */
  primary?: boolean;
  /** Left out on a phone. */
  wideOnly?: boolean;
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers: 'Claims to approve'. */
  caption: string;
  columns: readonly Column<Row>[];
  /** Undefined while the first page is on its way. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Where the row's name leads. */
  rowLink?: (row: Row) => string;
  /** Stands where there are no rows: an EmptyState. */
  empty: ReactNode;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** Filter controls; see FilterBar. */
  filters?: ReactNode;
  /** Address of a file with what the list shows. */
  exportLink?: string;
  /** What is counted under the table: 'claim'. */
  unit?: [one: string, many: string];
  /** For lists that the server pages: the address' page and the connection's answer. */
  paging?: {
    address: ListAddress;
    totalCount: number | undefined;
    hasNextPage: boolean | undefined;
    endCursor: string | null | undefined;
  };
}

/** A list: a table on a wide screen, cards on a narrow one; filters, order and page live in the address. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, loading = false, error, onRetry, filters, exportLink, empty } = props;
  return (
    <div className={classes.list}>
      {filters || exportLink ? (
        <div className={classes.tools}>
          <div className={classes.filters}>{filters}</div>
          {exportLink ? (
            <Button
              component="a"
              href={exportLink}
              download
              variant="default"
              leftSection={<Icon name="download" size={18} />}
            >
              Export
            </Button>
          ) : null}
        </div>
      ) : null}
      {error && !rows ? <Fault error={error} {...(onRetry ? { onRetry } : {})} /> : null}
      {rows === undefined && !error ? <Loading what={`Loading: ${props.caption}`} /> : null}
      {rows && rows.length === 0 && !loading ? empty : null}
      {rows && rows.length > 0 ? <Rows {...props} rows={rows} /> : null}
    </div>
  );
}

function Rows<Row>(props: DataTableProps<Row> & { rows: readonly Row[] }) {
  const { caption, columns, rows, rowKey, rowLink, paging, loading = false, unit = ['row', 'rows'] } = props;
  const captionId = useId();
  const [params, setParams] = useSearchParams();
  const sort = params.get('sort');
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const sortBy = (key: string): void =>
    setParams(
      (before) => {
        const now = new URLSearchParams(before);
        now.set('sort', before.get('sort') === key ? `-${key}` : key);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <>
      <div className={classes.scroll} aria-busy={loading}>
        <table className={classes.table} aria-labelledby={captionId}>
          <caption id={captionId} className="weft-visually-hidden">
            {caption}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => {
                const direction =
                  sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
                return (
                  <th key={column.key} scope="col" data-align={column.align ?? 'start'} aria-sort={direction}>
                    {column.sortBy ? (
                      <button type="button" className={classes.sort} onClick={() => sortBy(column.key)}>
                        {column.header}
                        <Icon
                          name={direction === 'descending' ? 'down' : 'up'}
                          size={14}
                          strokeWidth={2.5}
                          data-active={direction !== undefined}
                        />
                      </button>
                    ) : (
                      column.header
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} link={rowLink} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        <p>
          {paging
            ? paging.totalCount === undefined || paging.totalCount === null
              ? null
              : count(paging.totalCount, ...unit)
            : count(rows.length, ...unit)}
        </p>
        {paging ? <Pager {...paging} /> : null}
      </div>
    </>
  );
}

function Cell<Row>({
  column,
  row,
  link,
}: {
  column: Column<Row>;
  row: Row;
  link: ((row: Row) => string) | undefined;
}) {
  const content = column.cell(row);
  const common = {
    'data-align': column.align ?? 'start',
    'data-label': column.header,
    'data-wide-only': column.wideOnly === true ? true : undefined,
  };
  if (!column.primary) return <td {...common}>{content}</td>;
  return (
    <th scope="row" {...common}>
      {link ? <Link to={link(row)}>{content}</Link> : content}
    </th>
  );
}

function Pager({ address, hasNextPage = false, endCursor }: NonNullable<DataTableProps<never>['paging']>) {
  const { previous, toFirst, next } = address.page;
  if (!hasNextPage && toFirst === null) return null;
  return (
    <nav aria-label="Pages" className={classes.pager}>
      {toFirst && !previous ? (
        <Button variant="default" onClick={toFirst}>
          First page
        </Button>
      ) : null}
      {previous ? (
        <Button variant="default" onClick={previous} leftSection={<Icon name="previous" size={16} />}>
          Previous
        </Button>
      ) : null}
      {hasNextPage && endCursor ? (
        <Button
          variant="default"
          onClick={() => next(endCursor)}
          rightSection={<Icon name="next" size={16} />}
        >
          Next
        </Button>
      ) : null}
    </nav>
  );
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | null,
): readonly Row[] {
  if (sort === null) return rows;
  const descending = sort.startsWith('-');
  const by = columns.find((column) => column.key === (descending ? sort.slice(1) : sort))?.sortBy;
  if (by === undefined) return rows;
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  keyed.sort((a, b) => {
    if (typeof a.key === 'string' && typeof b.key === 'string') return collator.compare(a.key, b.key);
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  });
  if (descending) keyed.reverse();
  return keyed.map(({ row }) => row);
}
