import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Tests run from source; the packages' doors are the same as in their package.json. */
const doors = [
  { find: /^@weft\/shared\/server$/, replacement: at('packages/shared/src/server/index.ts') },
  { find: /^@weft\/shared\/testing$/, replacement: at('packages/shared/src/testing/index.ts') },
  { find: /^@weft\/shared$/, replacement: at('packages/shared/src/rules/index.ts') },
  // the file that Node itself takes: a second copy (its .mjs) would not know the first one's types
  { find: /^graphql$/, replacement: createRequire(at('packages/api/package.json')).resolve('graphql') },
];

/** Vite's own transformer knows no decorator metadata, which TypeORM and type-graphql read. */
const decorators = () =>
  swc.vite({
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
  });

const project = (name: string, include: string[], database: boolean) => ({
  plugins: [decorators()],
  resolve: { alias: doors },
  test: {
    name,
    include,
    environment: 'node' as const,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // the files of a worker share what is imported: whoever opens something closes it
    isolate: false,
    ...(database ? { globalSetup: [at('packages/shared/src/testing/postgres.global.ts')] } : {}),
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('rules', ['packages/shared/src/rules/**/*.test.ts'], false),
      project('server', ['packages/shared/src/server/**/*.test.ts'], true),
      project('api', ['packages/api/src/**/*.test.ts', 'packages/api/e2e/**/*.test.ts'], true),
      project('worker', ['packages/worker/src/**/*.test.ts'], true),
    ],
  },
});
