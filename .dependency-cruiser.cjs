/**
 * The arrows of the house: rules <- server <- {api, worker}; web opens the rules and nothing else of the
 * server; api and worker meet through the outbox and the queue only.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other, be it for a type, are one, or the third they both need is missing. ' +
        'Only in tenancy does the actor carry what gathers its reads, which reads as that actor.',
      severity: 'error',
      from: { pathNot: '^packages/shared/src/server/tenancy/' },
      to: { circular: true },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules run in a browser: nothing of Node, the server or a database.',
      severity: 'error',
      from: { path: '^packages/shared/src/rules/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/shared/src/rules/', 'node_modules/(temporal-polyfill|libphonenumber-js)/'] },
    },
    {
      name: 'server-knows-no-door',
      comment: 'Use cases are called by API and worker, never the other way round.',
      severity: 'error',
      from: { path: '^packages/shared/' },
      to: { path: '^packages/(api|worker|web)/' },
    },
    {
      name: 'api-and-worker-never-meet',
      severity: 'error',
      from: { path: '^packages/(api|worker)/' },
      to: { path: '^packages/(api|worker|web)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'shared-has-doors',
      comment:
        'API and worker come in through @weft/shared, @weft/shared/server and, in tests, @weft/shared/testing.',
      severity: 'error',
      from: { path: '^packages/(api|worker)/' },
      to: {
        path: '^packages/shared/',
        pathNot: '^packages/shared/(src|dist)/(rules|server|testing)/index\\.(ts|js|d\\.ts)$',
      },
    },
    {
      name: 'web-knows-the-rules-only',
      severity: 'error',
      from: { path: '^packages/web/' },
      to: {
        path: '^packages/(api|worker|shared)/',
        pathNot: '^packages/shared/(src|dist)/rules/index\\.(ts|js|d\\.ts)$',
      },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['\\.test\\.tsx?$', '/testing/', '^packages/[^/]+/e2e/'] },
      to: { path: '/testing/' },
    },
    {
      name: 'only-the-queue-folder-knows-bullmq',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['^packages/worker/src/queues/', '\\.test\\.ts$'] },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?(url|raw|inline)$', '^pdfmake/interfaces'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^packages/[^/]+/dist/', '^packages/web/src/gql/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tests.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
