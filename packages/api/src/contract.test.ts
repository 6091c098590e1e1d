import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isUnionType,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { apiSchema } from './schema.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const CONTRACT = at('../../../contract/schema.graphql');
/** Where the partners keep the contract; whoever clones the project alone does not have it. */
const ORIGINAL = at('../../../../shared/contract/schema.graphql');

/** Every type, field, argument, input field, union member and enum value, one line each, with its exact type. */
function promises(schema: GraphQLSchema): Set<string> {
  const lines = new Set<string>();
  for (const [name, type] of Object.entries(schema.getTypeMap())) {
    if (name.startsWith('__')) continue;
    lines.add(`type ${name}: ${type.astNode?.kind ?? 'built in'}`);
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        lines.add(`${name}.${field.name}: ${field.type}`);
        for (const arg of field.args) {
          const fallback = arg.defaultValue === undefined ? '' : ` = ${JSON.stringify(arg.defaultValue)}`;
          lines.add(`${name}.${field.name}(${arg.name}: ${arg.type}${fallback})`);
        }
      }
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        const fallback = field.defaultValue === undefined ? '' : ` = ${JSON.stringify(field.defaultValue)}`;
        lines.add(`${name}.${field.name}: ${field.type}${fallback}`);
      }
    } else if (isEnumType(type)) {
      for (const value of type.getValues()) lines.add(`${name}.${value.name}`);
    } else if (isUnionType(type)) {
      for (const member of type.getTypes()) lines.add(`${name} | ${member.name}`);
    }
  }
  return lines;
}

describe('the contract with other people’s programs', () => {
  const contract = promises(buildSchema(readFileSync(CONTRACT, 'utf8')));
  const emitted = promises(buildSchema(readFileSync(at('../schema.graphql'), 'utf8')));

  it('is met by the resolvers: schema.graphql has every line that they emit, and no other', async () => {
    const built = promises(buildSchema(printSchema(await apiSchema())));
    const only = (some: Set<string>, others: Set<string>) => [...some].filter((line) => !others.has(line));
    expect({ notWrittenDown: only(built, emitted), notEmitted: only(emitted, built) }).toEqual({
      notWrittenDown: [],
      notEmitted: [],
    });
  });

  it('is held by the emitted schema: every type, field, argument and value with exactly its name and type', () => {
    expect(contract.size).toBeGreaterThan(250);
    expect([...contract].filter((line) => !emitted.has(line))).toEqual([]);
  });

  it('asks callers for no argument or input field that the contract does not know', () => {
    const schema = buildSchema(readFileSync(at('../schema.graphql'), 'utf8'));
    const asked: string[] = [];
    for (const line of emitted) {
      const required = /^(\w+)\.(\w+)(?:\((\w+): .*!\)|: .*!)$/.exec(line);
      if (!required || contract.has(line)) continue;
      const type = schema.getType(required[1] ?? '');
      const known = [...contract].some((promise) => promise.startsWith(`${required[1]}.${required[2]}`));
      if (
        required[3]
          ? known
          : isInputObjectType(type) && contract.has(`type ${type.name}: InputObjectTypeDefinition`)
      )
        asked.push(line);
    }
    expect(asked).toEqual([]);
  });

  it.skipIf(!existsSync(ORIGINAL))('is a true copy of the one the partners keep', () => {
    expect(
      readFileSync(CONTRACT, 'utf8') === readFileSync(ORIGINAL, 'utf8'),
      'contract/schema.graphql and the partners’ contract differ: copy it anew and follow it',
    ).toBe(true);
  });
});
