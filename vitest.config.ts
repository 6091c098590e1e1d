import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

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

/**
 * Those that take longest, the longest first: most of them wait for a lock to run out or a process to come back, and
 * begun last they would be waited for alone.
 */
const BEGUN_FIRST = [
  'packages/api/e2e/attack-matrix.test.ts',
  'packages/api/e2e/drill/drill.test.ts',
  'packages/worker/src/killed-worker.test.ts',
  'packages/shared/src/server/demonstration/load.test.ts',
  'packages/api/e2e/shutdown.test.ts',
  'packages/worker/src/referrals/killed-import.test.ts',
  'packages/api/e2e/start.test.ts',
].map(at);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = BEGUN_FIRST.indexOf(moduleId);
      return place === -1 ? BEGUN_FIRST.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    // one more than there are cores: a third of the time is waiting
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      project('rules', ['packages/shared/src/rules/**/*.test.ts'], false),
      project('server', ['packages/shared/src/server/**/*.test.ts'], true),
      project('api', ['packages/api/src/**/*.test.ts', 'packages/api/e2e/**/*.test.ts'], true),
      project('worker', ['packages/worker/src/**/*.test.ts'], true),
    ],
  },
});
