import pg from 'pg';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';

type EntityClass = new () => object;

const { builtins } = pg.types;
const DATE_ARRAY = 1182;
const INT8_ARRAY = 1016;

/** Calendar dates stay text, whole numbers of 64 bits become bigint: neither passes through Date or a float. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === builtins.DATE) return (text: string) => text;
    if (oid === builtins.INT8) return (text: string) => BigInt(text);
    if (oid === DATE_ARRAY) return pg.types.getTypeParser(1009 as never, 'text');
    if (oid === INT8_ARRAY)
      return (text: string) =>
        text
          .slice(1, -1)
          .split(',')
          .filter((part) => part !== '')
          .map((part) => BigInt(part));
    return pg.types.getTypeParser(oid as never, format as never);
  },
};

let opened: DataSource | undefined;

/**
 * Opens the one pool of connections of this process, as the role weft_app.
 * Call once at the start; `closeDatabase` ends it.
 */
export async function openDatabase(
  url: string,
  options: {
    entities?: MixedList<EntityClass | EntitySchema>;
    poolSize?: number;
    applicationName?: string;
  } = {},
): Promise<DataSource> {
  if (opened) throw new Error('The database is already open in this process.');
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: options.entities ?? [],
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'weft',
    // a lost server is an error of the request that met it, not of the process
    poolErrorHandler: () => undefined,
    extra: { types, connectionTimeoutMillis: 10_000 },
  });
  opened = await source.initialize();
  return opened;
}

export async function closeDatabase(): Promise<void> {
  const source = opened;
  opened = undefined;
  await source?.destroy();
}

/** Only `withTenant` may ask for it. */
export function theDatabase(): DataSource {
  if (!opened) throw new Error('The database is not open: call openDatabase first.');
  return opened;
}
