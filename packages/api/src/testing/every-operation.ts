import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

const VALUES: Readonly<Record<string, string>> = {
  ID: '"00000000-0000-4000-8000-000000000000"',
  String: '"a"',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  Date: '"2026-04-01"',
  DateTime: '"2026-04-01T00:00:00Z"',
  Decimal: '"1.00"',
};

/** A value of a type, as it is written in a query; null where none is needed. */
function givenFor(type: GraphQLInputType): string | null {
  if (!isNonNullType(type)) return null;
  const inner = type.ofType as GraphQLInputType;
  if (isListType(inner)) return `[${givenFor(inner.ofType as GraphQLInputType) ?? ''}]`;
  if (isEnumType(inner)) return inner.getValues()[0]?.name ?? null;
  if (isInputObjectType(inner)) return `{${namedValues(Object.values(inner.getFields()))}}`;
  const value = VALUES[inner.toString()];
  if (value === undefined) throw new Error(`There is no value for ${inner} here: add one.`);
  return value;
}

const namedValues = (of: readonly { readonly name: string; readonly type: GraphQLInputType }[]): string =>
  of
    .map(({ name, type }) => [name, givenFor(type)] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

function asked({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const values = namedValues(args);
  return `${name}${values ? `(${values})` : ''}${isLeafType(getNamedType(type)) ? '' : ' { __typename }'}`;
}

/** Every query and every mutation of a schema, with values for what they must be given. */
export function everyOperation(schema: GraphQLSchema): { name: string; query: string }[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const changes = Object.values(schema.getMutationType()?.getFields() ?? {});
  return [
    ...fields.map((field) => ({ name: field.name, query: `{ ${asked(field)} }` })),
    ...changes.map((field) => ({ name: field.name, query: `mutation { ${asked(field)} }` })),
  ];
}
