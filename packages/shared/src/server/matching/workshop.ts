import { join } from 'node:path';
import type { DuckDBConnection, Json } from '@duckdb/node-api';
import { MatchingError } from './matching-error.js';
import { makeWorkshopFolder } from './workshop-folder.js';

export interface WorkshopLimits {
  /** as DuckDB writes it: '2GB' */
  readonly memory: string;
  readonly threads: number;
  /** where what does not fit into the memory goes; the system's own where none is given */
  readonly folder?: string;
  /** as DuckDB writes it: how much of the disk it may take; what is free where none is given */
  readonly disk?: string;
  /** ends the run, which clears away after itself */
  readonly stop?: AbortSignal;
}

type Row = Readonly<Record<string, Json>>;

/** A DuckDB database of one run's own: everything is in one folder, which is gone when the run ends. */
export interface Workshop {
  readonly folder: string;
  /** Runs a statement. */
  run(sql: string): Promise<void>;
  /** The rows of a statement; of counts and names of columns, never of people. */
  rows(sql: string): Promise<readonly Row[]>;
  /** The columns of a statement that gives numbers alone, without an object for each row. */
  numbers(sql: string): Promise<readonly (readonly number[])[]>;
  /** The columns of a statement, as texts. */
  texts(sql: string): Promise<readonly (readonly string[])[]>;
  /** Appends rows of texts and whole numbers to a table that is there. */
  append(table: string, rows: Iterable<readonly (number | string)[]>): Promise<void>;
}

/** Opens a workshop for the work, and clears it away however the work ends. */
export async function inWorkshop<Result>(
  limits: WorkshopLimits,
  work: (workshop: Workshop) => Promise<Result>,
): Promise<Result> {
  // loaded here, not with the server: its native part is 70 MB
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const { folder, clear } = await makeWorkshopFolder(limits.folder).catch((fault: unknown) => {
    throw inWords(fault);
  });
  try {
    const instance = await DuckDBInstance.create(join(folder, 'run.duckdb'), {
      memory_limit: limits.memory,
      threads: String(limits.threads),
      temp_directory: join(folder, 'spilled'),
      preserve_insertion_order: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(limits.disk ? { max_temp_directory_size: limits.disk } : {}),
    });
    try {
      const connection = await instance.connect();
      const interrupt = (): void => connection.interrupt();
      limits.stop?.addEventListener('abort', interrupt);
      try {
        return await work(workshopOn(connection, folder, limits.stop));
      } finally {
        limits.stop?.removeEventListener('abort', interrupt);
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
  } catch (fault) {
    throw limits.stop?.aborted ? stopped() : inWords(fault);
  } finally {
    await clear();
  }
}

function workshopOn(connection: DuckDBConnection, folder: string, stop?: AbortSignal): Workshop {
  const mayGoOn = (): void => {
    if (stop?.aborted) throw stopped();
  };
  const read = async (sql: string) => {
    mayGoOn();
    return connection.runAndReadAll(sql);
  };
  return {
    folder,
    run: async (sql) => {
      mayGoOn();
      await connection.run(sql);
    },
    rows: async (sql) => (await read(sql)).getRowObjectsJson(),
    numbers: async (sql) => (await read(sql)).getColumns().map((column) => column.map(Number)),
    texts: async (sql) => (await read(sql)).getColumns().map((column) => column.map(String)),
    append: async (table, rows) => {
      const appender = await connection.createAppender(table);
      for (const row of rows) {
        for (const cell of row)
          if (typeof cell === 'number') appender.appendInteger(cell);
          else appender.appendVarchar(cell);
        appender.endRow();
      }
      appender.closeSync();
    },
  };
}

const stopped = (): MatchingError => new MatchingError('The run was stopped. Nothing was written.');

/** What DuckDB could not do for want of room, in a sentence; anything else as it is. */
function inWords(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault;
  const { message } = fault;
  if (/no space left|ENOSPC|max_temp_directory_size|failed to offload|could not write/i.test(message))
    return new MatchingError(
      'The disk is full: there is no room for what matching keeps beside the memory. Make room, or narrow the blocking rules. Nothing was written.',
    );
  if (/out of memory|failed to allocate|could not allocate/i.test(message))
    return new MatchingError(
      'Matching needs more memory than it may take. Allow it more, or narrow the blocking rules. Nothing was written.',
    );
  return fault;
}

/** A name or a text within a statement. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
