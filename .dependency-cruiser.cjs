// Who may import whom, each rule with its reason; `npm run check` holds them.
// Tests may reach further than the code they test.
const TESTS = '\\.(test|itest)\\.tsx?$|^lib/testing/'
const only = (name, reason, from, allowed, extra = {}) => ({
  name,
  comment: reason,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: '^(app|components|hooks|lib|prisma|server\\.ts)', pathNot: allowed, ...extra },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing in two places, or three things in two.',
      severity: 'error',
      from: { pathNot: '^prisma/generated' },
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    only(
      'contracts-stand-alone',
      'Browser and server both load the contracts: whatever these import, both get.',
      '^lib/contracts',
      '^lib/contracts',
    ),
    {
      name: 'contracts-know-zod-alone',
      comment: 'The contracts are schemas and names; a second package would reach every bundle.',
      severity: 'error',
      from: { path: '^lib/contracts', pathNot: TESTS },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/zod/' },
    },
    only(
      'domain-is-pure',
      'The rules run the same on the server, in a preview and in a browser that verifies: no I/O, no clock, no randomness.',
      '^lib/domain',
      '^lib/(domain|contracts)',
    ),
    {
      name: 'domain-without-node',
      comment: 'The same code must run in a browser.',
      severity: 'error',
      from: { path: '^lib/domain', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    only(
      'platform-knows-no-domain',
      'What talks to the machine must not know what an auction is.',
      '^lib/platform',
      '^(lib/(platform|contracts)|prisma/generated)',
    ),
    only(
      'client-is-browser-only',
      'Code for the browser that imported the server would ship it.',
      '^lib/client',
      '^lib/(client|contracts|domain)',
    ),
    only(
      'server-stays-below-live',
      'Commands write facts; how facts travel is not theirs to know.',
      '^lib/server',
      '^(lib/(server|platform|domain|contracts)|prisma/generated)',
    ),
    only(
      'live-imports-downwards',
      'The gateway reads and projects; nothing of the pages belongs in it.',
      '^lib/live',
      '^lib/(live|server|domain|contracts|platform)',
    ),
    {
      name: 'live-only-from-the-root',
      comment:
        'A handler has another copy of every module: reaching for the sockets there finds an empty one.',
      severity: 'error',
      from: { pathNot: `^(lib/live|server\\.ts)|${TESTS}` },
      to: { path: '^lib/live' },
    },
    only(
      'hooks-import-downwards',
      'A hook that knew a component could not be reused.',
      '^hooks',
      '^(hooks|lib/(client|contracts|domain))',
    ),
    only(
      'components-import-downwards',
      'A component that reads the database or calls a route by hand has left its place.',
      '^components/(?!ui/)',
      '^(components|hooks|lib/(domain|contracts))',
    ),
    only(
      'ui-knows-nothing-of-ours',
      'Primitives are for every domain, so they know none.',
      '^components/ui',
      '^components/ui',
    ),
    only(
      'pages-are-thin',
      'A page reads through data.ts and shows components; commands are for routes.',
      '^app/(?!api/)',
      '^(app|components|hooks|lib/(domain|contracts|platform)|lib/server/([^/]+/(data|access)|auth/|http/))',
    ),
    only(
      'routes-are-thin',
      'Parse, authorize, call, respond; never the sockets, never a component.',
      '^app/api',
      '^(app/api|lib/(server|contracts|platform))',
    ),
    {
      name: 'one-writer-of-money',
      comment: 'Every balance changes through BalanceManager; a second caller of the writer is a second way.',
      severity: 'error',
      from: { path: '^(lib|app|prisma|scripts)', pathNot: `^lib/server/ledger/|${TESTS}` },
      to: { path: '^lib/server/ledger/write' },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'Test helpers open doors that the product must not have.',
      severity: 'error',
      from: { path: '^(app|components|hooks|lib|server\\.ts)', pathNot: TESTS },
      to: { path: '^lib/testing' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|prisma/generated/internal)' },
    tsConfig: { fileName: 'tsconfig.json' },
    // TypeScript 7 has no compiler API yet, so swc reads the imports, types included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
