// The import rules of ARCHITECTURE.md. scripts/gates/structure.ts proves at each run that they can fail.
const inPureLib = { path: '^lib/', pathNot: '\\.server\\.ts$|\\.test\\.ts$' };
const server = '\\.server\\.tsx?$';
const generated = '^prisma/generated/';
const actions = '^components/([a-z-]+)/[a-z-]+-actions\\.ts$';
const test = '\\.test\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'floors',
      comment: 'The folders of lib have an order. Checked without tests, which may use what stands above them.',
      scope: 'folder',
      severity: 'error',
      from: { path: '^lib/' },
      to: { circular: true },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(#prisma/generated/|next-env)' },
    },
    {
      name: 'lib-is-below',
      comment: 'lib knows nothing of what is built on it.',
      severity: 'error',
      from: { path: '^lib/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(app|components|seeds|e2e|scripts)/' },
    },
    {
      name: 'pure-lib-stays-pure',
      comment: 'lib without .server runs in a browser and reaches nothing that does not, at any distance.',
      severity: 'error',
      from: inPureLib,
      to: {
        path: [server, generated, '(^|/)node_modules/(next|react|react-dom|next-auth|pg|pino|@prisma)/'],
        reachable: true,
      },
    },
    {
      name: 'pure-lib-without-node',
      severity: 'error',
      from: inPureLib,
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'components-use-pure-lib',
      comment: 'Components take plain objects and actions; what they read is loaded by app.',
      severity: 'error',
      from: { path: '^components/', pathNot: [test, actions] },
      to: { path: [server, generated, '^(seeds|e2e|scripts)/'] },
    },
    {
      name: 'app-is-on-top',
      severity: 'error',
      from: { path: '^(components|lib|seeds)/' },
      to: { path: '^app/' },
    },
    {
      name: 'public-pages-are-static',
      comment:
        'They are rendered outside Next.js, without state and without actions. scripts/gates/static-pages.ts looks for hooks.',
      severity: 'error',
      from: { path: '^components/public-site/', pathNot: test },
      to: { path: ['^app/', actions, '^components/(?!public-site/|ui/)', '(^|/)node_modules/next/'], reachable: true },
    },
    {
      name: 'app-leaves-the-database-to-lib',
      severity: 'error',
      from: { path: '^app/', pathNot: test },
      to: { path: ['^lib/db\\.server\\.ts$', generated, '^(seeds|e2e|scripts)/', '(^|/)node_modules/(pg|@prisma)/'] },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: ['^lib/', '^components/(?!ui/)'] },
    },
    {
      name: 'one-prisma-client',
      severity: 'error',
      from: { path: '^(app|components|lib|server)', pathNot: ['^lib/db\\.server\\.ts$', '\\.test\\.ts$'] },
      to: { path: '(^|/)node_modules/@prisma/adapter-pg/' },
    },
    {
      name: 'one-way-to-run-programs',
      comment:
        'One file starts all programs, so that each ends with the command and reports a failure in one line. *.mjs runs before it can.',
      severity: 'error',
      from: {
        path: '^(scripts|seeds|e2e)/',
        // seeds may not import scripts.
        pathNot: ['^scripts/process/program\\.ts$', '^seeds/collab-fixture\\.server\\.ts$', '\\.mjs$'],
      },
      to: { path: ['^(node:)?child_process$', '(^|/)node_modules/execa/'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: ['node_modules', generated] },
    exclude: { path: ['^\\.next/', '/fixtures/'] },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
