import { Fault, isId, keptRecords } from '@weft/shared/server';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';

type Resolve = GraphQLFieldResolver<unknown, ApiContext, Record<string, unknown>>;

/**
 * Lets every query and mutation follow merges (docs/adr/0015, Old ids): where what was asked for is not there, and an
 * argument is the id of a record that was merged into another one, it is done about the record that was kept. A phone
 * without a connection and another system hold ids for long. Costs nothing where everything is there.
 */
export function followMerges(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {}))
      if (field.resolve && field.args.length > 0)
        field.resolve = following(field.resolve as Resolve, type === schema.getQueryType());
  return schema;
}

/** @param reads a query: nothing found is nothing there, and asking once more does no harm */
const following =
  (resolve: Resolve, reads: boolean): Resolve =>
  async (source, args, context, info) => {
    const first = await orNotFound(async () => resolve(source, args, context, info));
    const isMissing = first instanceof Fault || (reads && isNothing(first));
    const kept = isMissing ? await keptArguments(args, context) : null;
    if (kept !== null) return resolve(source, kept, context, info);
    if (first instanceof Fault) throw first;
    return first;
  };

/** The answer, or the fault that says that it is not there. */
async function orNotFound(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Fault && error.code === 'NOT_FOUND') return error;
    throw error;
  }
}

/** No record, an empty list, or a page of one. */
const isNothing = (answer: unknown): boolean =>
  answer === null ||
  answer === undefined ||
  (Array.isArray(answer) && answer.length === 0) ||
  (typeof answer === 'object' && 'edges' in answer && isNothing(answer.edges));

/** The arguments with kept records for merged ones; null where none is merged, or two would become one. */
async function keptArguments(
  args: Record<string, unknown>,
  context: ApiContext,
): Promise<Record<string, unknown> | null> {
  const { session, partnership } = context.request;
  const ids = [...new Set(idsIn(args))];
  if (session === null || !partnership || ids.length === 0) return null;
  const kept = await keptRecords(actorOf(context), ids);
  const after = ids.map((id) => kept.get(id) ?? id);
  return kept.size === 0 || new Set(after).size < ids.length
    ? null
    : (exchanged(args, kept) as Record<string, unknown>);
}

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return isId(value) ? [value.toLowerCase()] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
};

/** The same with other ids; what is no plain JSON stays as it is. */
function exchanged(value: unknown, kept: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return kept.get(value.toLowerCase()) ?? value;
  if (Array.isArray(value)) return value.map((one) => exchanged(one, kept));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, exchanged(one, kept)]));
}

/** graphql-js makes input objects without a prototype, graphql-jit plain ones. */
const isPlain = (value: object): boolean => [null, Object.prototype].includes(Object.getPrototypeOf(value));
