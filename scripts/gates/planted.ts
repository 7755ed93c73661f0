/** For each import rule the smallest tree that breaks it: path -> source. */
export const PLANTED: Record<string, Record<string, string>> = {
  floors: {
    'lib/vote/a.ts': `import '../claim/b.ts';\n`,
    'lib/claim/b.ts': 'export const b = 1;\n',
    'lib/claim/c.ts': `import '../vote/d.ts';\n`,
    'lib/vote/d.ts': 'export const d = 1;\n',
  },
  'no-cycles': {
    'lib/vote/a.ts': `import type { B } from './b.ts';\nexport type A = B;\n`,
    'lib/vote/b.ts': `import type { A } from './a.ts';\nexport type B = A;\n`,
  },
  'nothing-unresolved': { 'lib/vote/a.ts': `import './nowhere.ts';\n` },
  'lib-is-below': {
    'lib/vote/a.server.ts': `import '../../app/b.ts';\n`,
    'app/b.ts': 'export const b = 1;\n',
  },
  'pure-lib-stays-pure': {
    'lib/vote/a.ts': `import './b.ts';\n`,
    'lib/vote/b.ts': `import './c.server.ts';\n`,
    'lib/vote/c.server.ts': 'export const c = 1;\n',
  },
  'pure-lib-without-node': { 'lib/vote/a.ts': `import 'node:fs';\n` },
  'components-use-pure-lib': {
    'components/claim/a.tsx': `import '../../lib/vote/b.server.ts';\n`,
    'lib/vote/b.server.ts': 'export const b = 1;\n',
  },
  'app-is-on-top': {
    'components/claim/a.tsx': `import '../../app/page.tsx';\n`,
    'app/page.tsx': 'export const page = 1;\n',
  },
  'public-pages-are-static': {
    'components/public-site/a.tsx': `import './b.tsx';\n`,
    'components/public-site/b.tsx': `import '../claim/c.tsx';\n`,
    'components/claim/c.tsx': 'export const c = 1;\n',
  },
  'app-leaves-the-database-to-lib': {
    'app/page.tsx': `import '../lib/db.server.ts';\n`,
    'lib/db.server.ts': 'export const db = 1;\n',
  },
  'ui-knows-no-domain': {
    'components/ui/button.tsx': `import '../claim/a.tsx';\n`,
    'components/claim/a.tsx': 'export const a = 1;\n',
  },
  'one-way-to-run-programs': { 'scripts/serving/a.ts': `import 'node:child_process';\n` },
  'one-prisma-client': { 'lib/vote/a.server.ts': `import '@prisma/adapter-pg';\n` },
};
