import { Button, NativeSelect } from '@mantine/core';
import { csvText } from '@weft/shared';
import { type ReactNode, useId, useState } from 'react';
import { type Column, canSort, fileRows, type Order, orderWords } from './columns.js';
import classes from './data-table.module.css';
import { Icon } from './icons.js';
import { saveFile } from './save-file.js';

interface TableToolsProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  /** As they are shown; for the file that the browser makes. */
  rows: readonly Row[];
  order: Order | null;
  onOrder: (key: string, descending: boolean) => void;
  filters: ReactNode;
  /** How many filters are set. */
  active: number;
  exportLink: string | undefined;
  exportAs: string | undefined;
}

/** Above a list: its filters, folded behind one button on a phone together with its order, and its file. */
export function TableTools<Row>(props: TableToolsProps<Row>) {
  const { caption, columns, order, onOrder, filters, active, exportLink, exportAs, rows } = props;
  const [opened, setOpened] = useState(false);
  const id = useId();
  const sortable = columns.filter(canSort);
  const name = filters ? (sortable.length > 0 ? 'Filter and sort' : 'Filter') : 'Sort';
  const folds = Boolean(filters) || sortable.length > 0;
  if (!folds && !exportLink && !exportAs) return null;
  return (
    <div className={classes.tools}>
      {folds ? (
        <Button
          variant="default"
          className={classes.fold}
          aria-expanded={opened}
          aria-controls={id}
          aria-label={`${name}: ${caption}`}
          onClick={() => setOpened(!opened)}
          leftSection={<Icon name={opened ? 'up' : 'down'} size={16} />}
        >
          {name}
          {active > 0 ? ` (${active.toLocaleString('en-GB')})` : ''}
        </Button>
      ) : null}
      <div id={id} className={classes.filters} data-opened={opened}>
        {filters}
        {sortable.length > 0 ? (
          <div className={classes.narrowOnly}>
            <NativeSelect
              label="Order"
              value={order ? `${order.descending ? '-' : ''}${order.key}` : ''}
              data={[
                ...(order ? [] : [{ value: '', label: 'As it comes' }]),
                ...sortable.flatMap((column) => [
                  { value: column.key, label: orderWords(column, false) },
                  { value: `-${column.key}`, label: orderWords(column, true) },
                ]),
              ]}
              onChange={({ currentTarget: { value } }) => {
                if (value !== '') onOrder(value.replace(/^-/, ''), value.startsWith('-'));
              }}
            />
          </div>
        ) : null}
      </div>
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
      {exportAs && rows.length > 0 ? (
        <Button
          variant="default"
          aria-label={`Export: ${caption}`}
          onClick={() => saveFile(`${exportAs}.csv`, csvText(fileRows(rows, columns)), 'text/csv')}
          leftSection={<Icon name="download" size={18} />}
        >
          Export
        </Button>
      ) : null}
    </div>
  );
}
