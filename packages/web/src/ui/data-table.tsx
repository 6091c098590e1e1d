import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type Column, canSort, type Order, orderOf, sortRows } from './columns.js';
import { count } from './count.js';
import classes from './data-table.module.css';
import { Fault } from './fault.js';
import { isBadInput } from './fault-text.js';
import { Icon } from './icons.js';
import type { ListAddress } from './list-address.js';
import { Loading } from './loading.js';
import { TableTools } from './table-tools.js';

export type { Column } from './columns.js';

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
  /** The name of a file that the browser makes of a complete list: 'headroom'. */
  exportAs?: string;
  /** The order while the address names none: '-submittedOn'. */
  defaultSort?: string;
  /** Where the order stands in the address, when a page has two tables. */
  sortName?: string;
  /** The list's own part of the address. */
  address?: ListAddress;
  /** What is counted under the table: 'claim'. */
  unit?: [one: string, many: string];
  /** Of a long complete list, how many rows stand there until somebody asks for all. */
  atFirst?: number;
  /** For lists that the server pages: the address' page and the connection's answer. */
  paging?: Paging;
  /** For a long list that is here complete: pages it by its address; its file holds all of it. */
  inPages?: ListAddress;
}

interface Paging {
  address: ListAddress;
  totalCount: number | undefined;
  hasNextPage: boolean | undefined;
  endCursor: string | null | undefined;
}

/** The page of a complete list at which its address stands, whose cursor is the number of rows before it. */
function pageOf<Row>(rows: readonly Row[], address: ListAddress): { shown: readonly Row[]; paging: Paging } {
  const before = rowsBefore(rows, address) ?? 0;
  const end = before + address.first;
  return {
    shown: rows.slice(before, end),
    paging: { address, totalCount: rows.length, hasNextPage: end < rows.length, endCursor: String(end) },
  };
}

/** Null where the list has no such place, or no longer. */
function rowsBefore(rows: readonly unknown[], { after }: ListAddress): number | null {
  if (after === null) return 0;
  const before = Number(after);
  return Number.isInteger(before) && before > 0 && before < rows.length ? before : null;
}

/** A list: a table on a wide screen, cards on a narrow one; filters, order and page live in the address. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, loading = false, error, onRetry, empty, inPages, sortName = 'sort' } = props;
  const places = props.paging?.address ?? inPages;
  const address = props.address ?? places;
  const [params, setParams] = useSearchParams();
  const sort = params.get(sortName);
  const order = useMemo(
    () => orderOf(columns, sort, props.defaultSort ?? null),
    [columns, sort, props.defaultSort],
  );
  const rows = useMemo(
    () => props.rows && sortRows(props.rows, columns, order),
    [props.rows, columns, order],
  );
  const onOrder = (key: string, descending: boolean): void =>
    setParams(
      (before) => {
        const now = new URLSearchParams(before);
        now.set(sortName, descending ? `-${key}` : key);
        // a place in the list is a place in its order
        if (places) now.delete('after');
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  const lost = isBadInput(error) && props.paging !== undefined && props.paging.address.after !== null;
  const gone = inPages !== undefined && rows !== undefined && rowsBefore(rows, inPages) === null;
  const leaveOutPlace = places?.leaveOutPlace;
  useEffect(() => {
    if (lost || gone) leaveOutPlace?.();
  }, [lost, gone, leaveOutPlace]);
  const { shown, paging } = rows && inPages ? pageOf(rows, inPages) : { shown: rows, paging: props.paging };
  return (
    <div className={classes.list}>
      <TableTools
        caption={props.caption}
        // nothing has no order
        columns={rows?.length === 0 ? [] : columns}
        rows={rows ?? []}
        order={order}
        onOrder={onOrder}
        filters={props.filters}
        active={address?.filters ?? 0}
        exportLink={props.exportLink}
        exportAs={props.exportAs}
      />
      {address?.leftOut ? (
        <p role="status" className={classes.leftOut}>
          Part of this page’s address could not be read. The list is shown without it.
        </p>
      ) : null}
      {error && !rows && !lost ? <Fault error={error} {...(onRetry ? { onRetry } : {})} /> : null}
      {rows === undefined && (!error || lost) ? <Loading what={`Loading: ${props.caption}`} /> : null}
      {rows && rows.length === 0 && !loading ? empty : null}
      {shown && shown.length > 0 ? (
        <Rows {...props} {...(paging ? { paging } : {})} rows={shown} order={order} onOrder={onOrder} />
      ) : null}
    </div>
  );
}

interface RowsProps<Row> extends DataTableProps<Row> {
  rows: readonly Row[];
  order: Order | null;
  onOrder: (key: string, descending: boolean) => void;
}

function Rows<Row>(props: RowsProps<Row>) {
  const { caption, rows, rowKey, rowLink, paging, loading = false, unit = ['row', 'rows'] } = props;
  const columns = props.columns.filter(({ fileOnly }) => !fileOnly);
  const captionId = useId();
  const [all, setAll] = useState(false);
  // one more row is sooner shown than asked for
  const folds = props.atFirst !== undefined && rows.length > props.atFirst + 1;
  const shown = folds && !all ? rows.slice(0, props.atFirst) : rows;
  return (
    <>
      <div className={classes.scroll} aria-busy={loading}>
        <table className={classes.table} aria-labelledby={captionId}>
          <caption id={captionId} className="weft-visually-hidden">
            {caption}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.key} column={column} order={props.order} onOrder={props.onOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
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
            : shown.length < rows.length
              ? `The first ${shown.length} of ${count(rows.length, ...unit)}`
              : count(rows.length, ...unit)}
        </p>
        {folds ? (
          <Button variant="default" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? `Show the first ${props.atFirst}` : `Show all ${count(rows.length, ...unit)}`}
          </Button>
        ) : null}
        {paging ? <Pager {...paging} waits={loading} /> : null}
      </div>
    </>
  );
}

function Heading<Row>({
  column,
  order,
  onOrder,
}: {
  column: Column<Row>;
  order: Order | null;
  onOrder: (key: string, descending: boolean) => void;
}) {
  const active = canSort(column) && order?.key === column.key;
  return (
    <th
      scope="col"
      data-align={column.align ?? 'start'}
      aria-sort={active ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      {canSort(column) ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => onOrder(column.key, active && !order.descending)}
        >
          {column.header}
          <Icon
            name={active ? (order.descending ? 'down' : 'up') : 'sortable'}
            size={14}
            strokeWidth={2.5}
            data-active={active}
          />
        </button>
      ) : column.nameHidden ? (
        <span className="weft-visually-hidden">{column.header}</span>
      ) : (
        column.header
      )}
    </th>
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
    'data-whole': column.whole === true ? true : undefined,
    'data-long': column.long === true ? true : undefined,
    'data-slim': column.nameHidden === true ? true : undefined,
  };
  if (!column.primary) return <td {...common}>{content}</td>;
  return (
    <th scope="row" {...common}>
      {link ? <Link to={link(row)}>{content}</Link> : content}
    </th>
  );
}

/** While rows of another view stand there still, their end leads nowhere: Next waits, and keeps the focus. */
function Pager({ address, hasNextPage = false, endCursor, waits }: Paging & { waits: boolean }) {
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
          aria-disabled={waits || undefined}
          data-disabled={waits || undefined}
          onClick={() => {
            if (!waits) next(endCursor);
          }}
          rightSection={<Icon name="next" size={16} />}
        >
          Next
        </Button>
      ) : null}
    </nav>
  );
}
