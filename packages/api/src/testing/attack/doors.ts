import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  print,
} from 'graphql';
import { NEEDED, TABLE_OF, USUAL } from './usual-values.js';

/** A place among the arguments of a field that takes the id of a record. */
export interface IdPlace {
  /** `input.contributions.0.funderId` */
  readonly path: string;
  /** the table that has such records */
  readonly table: string;
}

/** A field of Query or Mutation, ready to be asked. */
export interface Door {
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  readonly document: string;
  readonly places: readonly IdPlace[];
  /** Arguments that mean something, with `own(table)` wherever a record must be named and `id` at the place given. */
  arguments(own: (table: string) => string, at?: { place: IdPlace; id: string }): Record<string, unknown>;
}

type Input = GraphQLArgument | GraphQLInputField;

const isWanted = ({ type, defaultValue }: Input): boolean =>
  isNonNullType(type) && defaultValue === undefined;

/** Every field of Query and Mutation, by itself: who adds one adds it to the attack. */
export function doorsOf(schema: GraphQLSchema): Door[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => doorOf(kind, field)),
  );
}

function doorOf(kind: Door['kind'], field: GraphQLField<unknown, unknown>): Door {
  const declared = field.args.map(declaration).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = declared === '' ? kind : `${kind} (${declared})`;
  const call = passed === '' ? field.name : `${field.name}(${passed})`;
  const places = field.args.flatMap((arg) => placesIn(field, arg, arg.name));
  const tables = new Map(places.map(({ path, table }) => [path, table]));
  return {
    name: field.name,
    kind,
    document: `${head} { ${call}${selectionOf(field.type)} }`,
    places,
    arguments: (own, at) => {
      const path = at?.place.path.split('.') ?? [];
      const named = field.args.filter(
        (arg) => isWanted(arg) || NEEDED.has(`${field.name}.${arg.name}`) || arg.name === path[0],
      );
      const build = valueBuilder(field.name, (place) => own(tables.get(place) ?? ''), at);
      return Object.fromEntries(named.map((arg) => [arg.name, build(arg.type, arg.name, arg.name)]));
    },
  };
}

/** `$first: Int! = 25` */
function declaration({ name, type, defaultValue }: GraphQLArgument): string {
  const fallback = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return `$${name}: ${type}${fallback ? ` = ${print(fallback)}` : ''}`;
}

/** The places of one argument, also inside inputs and lists. */
function placesIn(
  field: GraphQLField<unknown, unknown>,
  { type }: { readonly type: GraphQLInputType },
  path: string,
): IdPlace[] {
  const inner = getNullableType(type);
  if (isListType(inner)) return placesIn(field, { type: inner.ofType }, `${path}.0`);
  if (isInputObjectType(inner))
    return Object.values(inner.getFields()).flatMap((one) => placesIn(field, one, `${path}.${one.name}`));
  return inner.name === 'ID' ? [{ path, table: tableOf(field, path) }] : [];
}

function tableOf(field: GraphQLField<unknown, unknown>, path: string): string {
  const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path;
  const answer = answerOf(field.type)?.name ?? '';
  const table = TABLE_OF.place[`${field.name}.${path}`] ?? TABLE_OF.argument[name] ?? TABLE_OF.answer[answer];
  if (table === undefined)
    throw new Error(
      `Of which table is the id in ${field.name}(${path})? Write it down in testing/attack/usual-values.ts.`,
    );
  return table;
}

/** What a field answers with, besides a refusal. */
function answerOf(type: GraphQLOutputType) {
  const named = getNamedType(type);
  return isUnionType(named) ? named.getTypes().find(({ name }) => name !== 'Refusal') : named;
}

function valueBuilder(
  fieldName: string,
  ownAt: (path: string) => string,
  at?: { place: IdPlace; id: string },
) {
  const attacked = at?.place.path;
  const isOnTheWay = (path: string): boolean =>
    attacked !== undefined && (attacked === path || attacked.startsWith(`${path}.`));
  const build = (type: GraphQLInputType, path: string, name: string): unknown => {
    const inner = getNullableType(type);
    if (at && path === attacked) return at.id;
    const usual = USUAL.place[`${fieldName}.${path}`] ?? USUAL.name[name];
    if (usual !== undefined && !isOnTheWay(path)) return usual;
    if (isListType(inner)) return [build(inner.ofType, `${path}.0`, name)];
    if (isInputObjectType(inner))
      return Object.fromEntries(
        Object.values(inner.getFields())
          .filter(
            (one) =>
              isWanted(one) || NEEDED.has(`${inner.name}.${one.name}`) || isOnTheWay(`${path}.${one.name}`),
          )
          .map((one) => [one.name, build(one.type, `${path}.${one.name}`, one.name)]),
      );
    if (isEnumType(inner)) return inner.getValues()[0]?.name;
    if (inner.name === 'ID') return ownAt(path);
    const value = USUAL.type[inner.name];
    if (value === undefined)
      throw new Error(`What is a usual ${inner.name}? Write it down in usual-values.ts.`);
    return value;
  };
  return build;
}

const DEEPEST = 5;

/** Everything that an answer can hold, as deep as a query may go; a type inside itself is left out. */
function selectionOf(type: GraphQLOutputType, above: readonly string[] = []): string {
  const named = getNamedType(type);
  if (isUnionType(named))
    return ` { ${named
      .getTypes()
      .map((member) => `... on ${member.name}${selectionOf(member, above)}`)
      .join(' ')} }`;
  if (!isObjectType(named)) return '';
  const inside = [...above, named.name];
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (!isObjectType(below) && !isUnionType(below)) return [field.name];
    if (inside.length >= DEEPEST || inside.includes(below.name)) return [];
    const first = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
    const selection = selectionOf(field.type, inside);
    return selection === '' ? [] : [`${field.name}${first}${selection}`];
  });
  return fields.length === 0 ? '' : ` { ${fields.join(' ')} }`;
}
