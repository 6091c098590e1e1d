import type { ReactNode } from 'react';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Panel } from '../ui/panel.js';
import classes from './measures.module.css';

interface PartProps<Row> {
  title: string;
  /** What the picture shows, for who does not see it. */
  sentence: string;
  children?: ReactNode;
  /** The same in figures, and the name of its file: 'days-to-support'. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  file: string;
}

/** One measure: its sentence, its picture, and its table one click away. */
export function Part<Row>({ title, sentence, children, columns, rows, rowKey, file }: PartProps<Row>) {
  return (
    <Panel title={title}>
      <div className={classes.part}>
        <p className={classes.sentence}>{sentence}</p>
        {children}
        <details className={classes.more}>
          <summary>{title}: the figures</summary>
          <DataTable
            caption={title}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            exportAs={file}
            sortName={file}
            empty={
              <EmptyState title="Nothing in this time">Choose other days, or take a filter off.</EmptyState>
            }
          />
        </details>
      </div>
    </Panel>
  );
}
