import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { apiSchema } from '../schema.js';

const OURS = /^(Claim.*|Participant.*|Evidence.*|EarlierClaim|Decision.*|Share|Ladder.*|Phase|ListOrder)$/;
const FIELDS =
  /^(claims?|participants?|decisions|enrolParticipant|recordBaseline|.*Claims?|markEvidenceOpened)$/;

/** The types and fields of this feature, one line each. */
function lines(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .flatMap((type) => {
      const root = type.name === 'Query' || type.name === 'Mutation';
      if (!root && !OURS.test(type.name)) return [];
      if (isEnumType(type)) return type.getValues().map((value) => `${type.name} ${value.name}`);
      if (isInputObjectType(type))
        return Object.values(type.getFields()).map(
          (field) => `${type.name}.${field.name}: ${field.type} = ${field.defaultValue}`,
        );
      if (!isObjectType(type)) return [String(type)];
      return Object.values(type.getFields())
        .filter((field) => !root || FIELDS.test(field.name))
        .map((field) => {
          const args = field.args.map((arg) => `${arg.name}: ${arg.type} = ${arg.defaultValue}`).sort();
          return `${type.name}.${field.name}(${args.join(', ')}): ${field.type}`;
        });
    })
    .sort();
}

it('emits claims and participants just as the schema has them', async () => {
  const target = readFileSync(fileURLToPath(new URL('../../schema.graphql', import.meta.url)), 'utf8');
  const wanted = lines(buildSchema(target));
  expect(wanted.length).toBeGreaterThan(100);
  expect(lines(await apiSchema())).toEqual(wanted);
});
