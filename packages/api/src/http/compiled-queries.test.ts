import { buildSchema, type GraphQLSchema, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compiledQueries, MOST_COMPILED } from './compiled-queries.js';

const schema = buildSchema('type Query { one: String two: String }');

/** Asks the plugin as Apollo does, once it has judged a query; says whether it was answered by a compiled one. */
function asker(session: string | null) {
  let looks = 0;
  // compiling looks the schema through, and running what is compiled does not
  const watched = new Proxy(schema, {
    get(target, name) {
      looks += 1;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  }) as GraphQLSchema;
  const plugin = compiledQueries(watched);
  return {
    async ask(document: ReturnType<typeof parse>): Promise<'COMPILED' | 'KEPT' | 'NEITHER'> {
      const before = looks;
      const started = await plugin.requestDidStart?.({} as never);
      const answer = await started?.responseForOperation?.({
        document,
        operation: document.definitions[0] as OperationDefinitionNode,
        operationName: null,
        request: {},
        contextValue: { request: { session, partnership: null } },
        response: { http: {} },
      } as never);
      if (!answer) return 'NEITHER';
      return looks > before ? 'COMPILED' : 'KEPT';
    },
  };
}

describe('queries that are asked again', () => {
  const document = parse('{ one two }');

  it('are compiled when they are asked for the second time, and kept', async () => {
    const { ask } = asker('somebody’s');
    expect([await ask(document), await ask(document), await ask(document)]).toEqual([
      'NEITHER',
      'COMPILED',
      'KEPT',
    ]);
  });

  it('are not compiled for who is not signed in', async () => {
    const { ask } = asker(null);
    for (let nth = 0; nth < 4; nth++) expect(await ask(document)).toBe('NEITHER');
  });

  it('make room for others: only so many are kept at once, whoever sends ever new ones', async () => {
    const { ask } = asker('somebody’s');
    await ask(document);
    expect(await ask(document)).toBe('COMPILED');
    for (let nth = 1; nth < MOST_COMPILED; nth++) {
      const other = parse(`{ a${nth}: one }`);
      await ask(other);
      await ask(other);
    }
    expect(await ask(document)).toBe('KEPT');
    const last = parse('{ last: one }');
    await ask(last);
    expect(await ask(last)).toBe('COMPILED');
    expect(await ask(document)).toBe('COMPILED');
    expect(await ask(document)).toBe('KEPT');
  });
});
