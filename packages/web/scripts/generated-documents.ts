import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const CALL = /\bgraphql\(\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;
const NAME = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

/**
 * Puts the generated document itself in the place of each `graphql(...)` call. Without it the page carries
 * every query twice, as text to look it up by and as the document, and the first screen carries them all.
 */
export function generatedDocuments(): Plugin {
  return {
    name: 'weft-generated-documents',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/') || !code.includes('graphql(')) return null;
      const path = `${id.slice(0, id.indexOf('/src/'))}/src/gql/graphql.ts`;
      this.addWatchFile(path);
      const generated = await readFile(path, 'utf8');
      const replaced = code.replace(CALL, (_call, text: string) => {
        const [, kind, name] = NAME.exec(text) ?? [];
        if (name === undefined) throw new Error(`A document without a name in ${id}`);
        const start = `export const ${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'} = `;
        const from = generated.indexOf(start);
        const to = generated.indexOf(' as unknown as DocumentNode', from);
        if (from < 0 || to < 0) throw new Error(`${name} is not generated yet: run codegen (${id})`);
        return `(${generated.slice(from + start.length, to)})`;
      });
      return replaced === code ? null : { code: replaced, map: null };
    },
  };
}
