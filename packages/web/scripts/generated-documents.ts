import type { Plugin } from 'vite';

const CALL = /\bgraphql\(\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;
const NAME = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

/**
 * Puts the generated document in the place of each `graphql(...)` call. Without it the page carries every
 * query twice, as text to look it up by and as the document itself.
 */
export function generatedDocuments(): Plugin {
  return {
    name: 'weft-generated-documents',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/') || !code.includes('graphql(')) return null;
      const names = new Set<string>();
      const replaced = code.replace(CALL, (_call, text: string) => {
        const found = NAME.exec(text);
        const name = found?.[2];
        if (found === null || name === undefined) throw new Error(`A document without a name in ${id}`);
        const document = found[1] === 'fragment' ? `${name}FragmentDoc` : `${name}Document`;
        names.add(document);
        return document;
      });
      if (names.size === 0) return null;
      const where = `${id.slice(0, id.indexOf('/src/'))}/src/gql/graphql.ts`;
      return { code: `${replaced}\nimport { ${[...names].join(', ')} } from '${where}';\n`, map: null };
    },
  };
}
