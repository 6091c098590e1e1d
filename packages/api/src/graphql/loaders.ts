import DataLoader from 'dataloader';
import type { ApiContext, RequestScope } from './context.js';

/** The loaders of one request: they live as long as its scope, and are shared by all its fields. */
const loaders = new WeakMap<RequestScope, Map<string, DataLoader<string, unknown>>>();

/**
 * Gathers the ids that the fields of one request ask for and reads them at once, so that a list costs as
 * many statements as one of its rows.
 * @param name names what is read, arguments and all: one name, one loader.
 * @param read the values by id; who has none is undefined.
 */
export function loaderOf<Value>(
  context: ApiContext,
  name: string,
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): DataLoader<string, Value | undefined> {
  const known = loaders.get(context.request) ?? new Map<string, DataLoader<string, unknown>>();
  loaders.set(context.request, known);
  const loader =
    known.get(name) ??
    new DataLoader<string, unknown>(async (ids) => {
      const values = await read(ids);
      return ids.map((id) => values.get(id));
    });
  known.set(name, loader);
  return loader as DataLoader<string, Value | undefined>;
}
