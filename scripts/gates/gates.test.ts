import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SCHEMA_FILE } from '#scripts/migrations/folder.ts';
import { judgeActions } from './actions.ts';
import { describeSlow, findExpressions } from './expressions.ts';
import { compareUses, listForms, readUses } from './one-way.ts';
import { hasMarkup } from './pages.ts';
import { PLANTED } from './planted.ts';
import { runGates } from './run-gates.ts';
import { checkSchemaFormat, formatSchema } from './schema-format.ts';
import { findSentences } from './sentences.ts';
import { findClientCode } from './static-pages.ts';
import { findToothlessRules } from './structure.ts';
import { findRepeated, findTests, judgeTest, listRules } from './titles.ts';

test('[G1] every import rule notices the violation that is planted for it', async () => {
  expect(await findToothlessRules()).toEqual([]);
});

test('[G1] an import rule without a planted violation is reported', async () => {
  const { 'no-cycles': _, ...others } = PLANTED;
  expect(await findToothlessRules({ ...others, 'lib-is-below': { 'lib/a.ts': '' } })).toEqual([
    'no-cycles',
    'lib-is-below',
  ]);
});

test('[G2] the rules of SPEC.md are its list entries that begin with an id', () => {
  expect([...listRules('# X\n- V3 abstentions\n- V12 x\n  - V4 nested\nV5 prose')]).toEqual(['V3', 'V12']);
});

test('[G2] an id that two rules have is reported', () => {
  expect(findRepeated('- V3 abstentions\n- V12 x\n- V3 something else')).toEqual(['V3']);
});

const cases = [
  { source: `test('[V3] counts', () => {})`, verdict: null },
  { source: `it(\`[V3] counts \${n}\`, () => {})`, verdict: null },
  { source: `test.each([1])('[V3] counts %i', () => {})`, verdict: null },
  { source: `test.concurrent('[V3] counts', () => {})`, verdict: null },
  { source: `test('counts', () => {})`, verdict: `"counts" does not begin with a rule's id` },
  { source: `test('[V9] counts', () => {})`, verdict: '"[V9] counts": there is no rule V9 in lib/SPEC.md' },
  { source: `test.skip('[V3] counts', () => {})`, verdict: 'a test is marked .skip' },
  { source: `it.only.each([1])('[V3] counts', () => {})`, verdict: 'a test is marked .only' },
  { source: `test(title, () => {})`, verdict: 'a title is not written where the test is' },
];

test.each(cases)('[G2] a title is judged: $source', ({ source, verdict }) => {
  const calls = findTests(source);
  expect(calls).toHaveLength(1);
  expect(calls.map((call) => judgeTest(call, new Set(['V3'])))).toEqual([verdict]);
});

test('[G2] what is not a test is left alone', () => {
  expect(findTests(`test.describe('x', () => {}); test.beforeEach(() => {}); /x/.test('y'); f()`)).toEqual([]);
});

test('[G3] a gate that cannot work counts as failed', async () => {
  const broken = { name: 'broken', run: () => Promise.reject(new Error('on purpose')) };
  const fine = { name: 'fine', run: async () => ({ problems: [], looked: '' }) };
  const lines: string[] = [];
  const { passed, failures } = await runGates([broken, fine], (line) => lines.push(line));
  expect(passed).toBe(1);
  expect(failures).toEqual([expect.stringContaining('broken: the gate cannot work')]);
  expect(lines.join('\n')).toContain('on purpose');
});

const ACTION = `'use server';\nimport { a } from 'a';\nexport const makeAction = action(make);`;

test.each([
  { source: ACTION, faultCount: 0 },
  { source: ACTION.replace("'use server';\n", ''), faultCount: 1 },
  { source: `${ACTION}\nexport async function other() {}`, faultCount: 1 },
  { source: `${ACTION}\nexport const otherAction = make;`, faultCount: 1 },
])('[G6] a file of actions is judged: $source', ({ source, faultCount }) => {
  expect(judgeActions(source)).toHaveLength(faultCount);
});

test.each([
  { source: `'use client';`, found: 1 },
  { source: 'const [open, setOpen] = useState(false);', found: 1 },
  { source: '<button onClick={close}>', found: 1 },
  { source: '<p>Houses used (twice)</p>', found: 0 },
])('[G5] code that only a browser runs is found: $source', ({ source, found }) => {
  expect(findClientCode(source)).toHaveLength(found);
});

test('[G7] a schema that is not formatted is found, one that is passes, and what is no schema is an error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
  const file = join(folder, 'schema.prisma');
  try {
    copyFileSync(SCHEMA_FILE, file);
    expect((await checkSchemaFormat(file)).problems).toEqual([]);
    writeFileSync(file, readFileSync(file, 'utf8').replace('  headSeq ', '    headSeq '));
    expect((await checkSchemaFormat(file)).problems).toHaveLength(1);
    await formatSchema(file);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(SCHEMA_FILE, 'utf8'));
    writeFileSync(file, 'model {');
    await expect(checkSchemaFormat(file)).rejects.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ['<ReviewPage {...page} now={now} />', false],
  ['useState<string>(a / b); Promise<{ page: string }>', false],
  ['<main><Reader /></main>', true],
  ['<><A /><B /></>', true],
  ['<hr />', true],
  ['<input className="x" />', true],
])('[G8] %s is markup of a page: %s', (source, isMarkup) => expect(hasMarkup(source)).toBe(isMarkup));

const IMPORT = `import { makeAction } from './claim-actions.ts';\n`;

test.each([
  { source: `${IMPORT}const making = useCommand(makeAction);`, actions: ['makeAction'], faultCount: 0 },
  {
    source: `${IMPORT}const finding = useCommand(makeAction, { refreshes: false });`,
    actions: ['makeAction'],
    faultCount: 0,
  },
  {
    source: `import { makeAction as make } from '#components/claim/claim-actions.ts';\nuseCommand(make);`,
    actions: ['makeAction'],
    faultCount: 0,
  },
  { source: `${IMPORT}await makeAction({});`, actions: [], faultCount: 1 },
  { source: `${IMPORT}const view = <form action={makeAction} />;`, actions: [], faultCount: 1 },
  { source: `${IMPORT}useCommand(isNew ? makeAction : other);`, actions: [], faultCount: 1 },
  {
    source: `import { makeAction as make } from './claim-actions.ts';\nrun(() => make({}));`,
    actions: [],
    faultCount: 1,
  },
  { source: `import * as actions from './claim-actions.ts';`, actions: [], faultCount: 1 },
  { source: `export { makeAction } from './claim-actions.ts';`, actions: [], faultCount: 1 },
  { source: `const { makeAction } = await import('./claim-actions.ts');`, actions: [], faultCount: 1 },
  { source: `await fetch('/api/mentions');`, actions: [], faultCount: 1 },
  { source: `const router = useRouter();\nrouter.refresh();`, actions: [], faultCount: 1 },
  { source: `const { refresh } = useRouter();`, actions: [], faultCount: 1 },
  { source: `painter.refresh();`, actions: [], faultCount: 0 },
])('[G10] what goes past the one way is found: $source', ({ source, actions, faultCount }) => {
  const found = readUses(source, true);
  expect(found.actions).toEqual(actions);
  expect(found.faults).toHaveLength(faultCount);
});

test('[G11] a place that calls an action joins the list, and leaves it when it is gone', () => {
  const listed = listForms(`const forms = [{ name: 'x', file: 'a.tsx', action: 'makeAction' }, { file: 'b.tsx' }];`);
  expect(listed).toEqual([{ file: 'a.tsx', action: 'makeAction' }]);
  expect(compareUses(listed, listed)).toEqual([]);
  expect(compareUses([...listed, { file: 'b.tsx', action: 'makeAction' }], listed)).toHaveLength(1);
  expect(compareUses([], listed)).toHaveLength(1);
});

test.each([
  { source: `z.string().min(1, 'story.title-missing').max(9, 'title.too-long');`, ids: 2, faultCount: 0 },
  { source: `z.iso.date({ error: 'article.date' });`, ids: 1, faultCount: 0 },
  { source: `z.string().refine(fits, { error: 'title.too-long', params: { maximum: 9 } });`, ids: 1, faultCount: 0 },
  { source: `z.object({ error: z.string() }); Math.max(1, 'x'); z.literal('of two words');`, ids: 0, faultCount: 0 },
  { source: `z.string().min(1, 'Give it a title.');`, ids: 0, faultCount: 1 },
  { source: 'z.string().max(9, `At most $' + '{9} letters.`);', ids: 0, faultCount: 1 },
  { source: `z.string().min(1, 'story.title-mising');`, ids: 0, faultCount: 1 },
  { source: `z.string().refine(fits, MESSAGE);`, ids: 0, faultCount: 1 },
  { source: `z.number({ error: 'Give a number.' });`, ids: 0, faultCount: 1 },
  { source: `z.iso.date('Give a day.');`, ids: 0, faultCount: 1 },
  { source: `z.object({}, 'Give an object.');`, ids: 0, faultCount: 1 },
  { source: `z.string().refine(fits, 'title.too-long');`, ids: 0, faultCount: 1 },
  { source: `throw new AppError('story.title-taken', { title });`, ids: 0, faultCount: 0 },
  { source: `throw new AppError('input.invalid', { field: '', problem: 'Give a title.' });`, ids: 0, faultCount: 1 },
  { source: 'throw new AppError(id, { problem: `$' + '{count} are missing` });', ids: 0, faultCount: 1 },
])('[G12] a sentence outside the catalogue is found: $source', ({ source, ids, faultCount }) => {
  const found = findSentences(source);
  expect(found.ids).toHaveLength(ids);
  expect(found.faults).toHaveLength(faultCount);
});

test.each([
  { pattern: '\\/+$', flags: '' },
  { pattern: '^\\n+|\\n+$', flags: 'g' },
  { pattern: '^\\s*(.*?)\\s*$', flags: '' },
  { pattern: '(a|a)*b', flags: '' },
  { pattern: '^(\\w+\\s?)*$', flags: '' },
  { pattern: '<!--.*?-->', flags: 's' },
])('[G13] an expression that takes more than linear time is found: $pattern', async (expression) => {
  expect(await describeSlow(expression)).toContain(`/${expression.pattern}/`);
});

test('[G13] a linear expression passes, and each that a source has is read', async () => {
  for (const pattern of ['^[a-z0-9]+(-[a-z0-9]+)*$', '\\s+', '^\\/(?:facts|embed)(?:\\/|$)']) {
    expect(await describeSlow({ pattern, flags: '' })).toBeNull();
  }
  const source = 'const a = <b title={x.replace(/c+$/g, "")} />; const d = new RegExp(e); const f = RegExp(g);';
  expect(findExpressions(source, true)).toEqual({ written: [{ pattern: 'c+$', flags: 'g' }], madeCount: 2 });
});
