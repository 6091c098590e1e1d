import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Types and documents of every query that a screen sends, from the schema that the API emits. A result is
 * typed whole (no masking): a screen and its parts are few enough to be read together, and a mutation's
 * union narrows on `__typename` without a helper.
 */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        nonOptionalTypename: true,
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', Decimal: 'string' },
      },
    },
  },
};

export default config;
