import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CallExpression, type Expression, parseSync, type Super } from '@swc/core';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';
import { type TypedNode, visit } from './visit.ts';

const TEST_FILES = ['{app,components,lib,scripts,seeds}/**/*.test.{ts,tsx}', 'e2e/**/*.spec.ts'];
const TEST_NAMES = new Set(['test', 'it']);
/** What may follow `test.`: words that run it, that give it a table (`test.each(cases)('title')`), that keep it from running. */
const RUN = new Set(['concurrent', 'sequential', '()']);
const TABLES = new Set(['each', 'for']);
const NOT_RUN = new Set(['skip', 'only', 'todo', 'fixme', 'fails', 'fail', 'skipIf', 'runIf']);

export type TestCall = { title: string | null; marker: string | null };

/** Every test's title begins with the id of a rule in lib/SPEC.md, and every test runs. */
export const titlesGate: Gate = { name: 'titles', run: checkTitles };

async function checkTitles(): Promise<Finding> {
  const spec = readFileSync(join(ROOT, 'lib', 'SPEC.md'), 'utf8');
  const rules = listRules(spec);
  const files = globSync(TEST_FILES, { cwd: ROOT }).sort();
  const calls = files.flatMap((file) =>
    findTests(readFileSync(join(ROOT, file), 'utf8'), file.endsWith('x')).map((call) => ({ file, ...call })),
  );
  const problems = calls.flatMap((call) => {
    const fault = judgeTest(call, rules);
    return fault ? [`${call.file}: ${fault}`] : [];
  });
  problems.push(...findRepeated(spec).map((rule) => `lib/SPEC.md has two rules ${rule}`));
  if (calls.length === 0) problems.push('no test was found: the gate reads nothing');
  const tested = new Set(calls.map(({ title }) => ruleOf(title)));
  const untested = [...rules].filter((rule) => !tested.has(rule));
  const wishes = untested.length === 0 ? '' : `, not tested yet: ${untested.join(' ')}`;
  return { problems, looked: `${calls.length} tests, ${rules.size} rules${wishes}` };
}

/** The ids of the rules in the text of SPEC.md. */
export function listRules(spec: string): Set<string> {
  return new Set(readIds(spec));
}

/** The ids that more than one rule has. */
export function findRepeated(spec: string): string[] {
  const ids = readIds(spec);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

function readIds(spec: string): string[] {
  return [...spec.matchAll(/^- ([A-Z]\d+) /gm)].map(([, id = '']) => id);
}

/** What is wrong with a test's title, or null. */
export function judgeTest({ title, marker }: TestCall, rules: Set<string>): string | null {
  if (marker) return `a test is marked .${marker}`;
  if (title === null) return 'a title is not written where the test is';
  const rule = ruleOf(title);
  if (!rule) return `"${title}" does not begin with a rule's id`;
  return rules.has(rule) ? null : `"${title}": there is no rule ${rule} in lib/SPEC.md`;
}

/** The calls of `test` and `it` in a source, in order. */
export function findTests(source: string, tsx = false): TestCall[] {
  const found: TestCall[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx }), (call) => {
    if (!isCall(call)) return;
    const words = readChain(call.callee);
    const isTest = words?.every((word) => RUN.has(word) || TABLES.has(word) || NOT_RUN.has(word));
    if (!words || !isTest || TABLES.has(words.at(-1) ?? '')) return;
    found.push({ title: titleOf(call), marker: words.find((word) => NOT_RUN.has(word)) ?? null });
  });
  return found;
}

/** The words after `test` in what is called: `concurrent`, `()` for the table of `each`. Null where it isn't a test's name. */
function readChain(callee: Expression | Super | { type: 'Import' }): string[] | null {
  if (callee.type === 'Identifier') return TEST_NAMES.has(callee.value) ? [] : null;
  if (callee.type === 'CallExpression') return readChain(callee.callee)?.concat('()') ?? null;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return null;
  return readChain(callee.object)?.concat(callee.property.value) ?? null;
}

function titleOf(call: CallExpression): string | null {
  const first = call.arguments[0]?.expression;
  if (first?.type === 'StringLiteral') return first.value;
  if (first?.type === 'TemplateLiteral') return first.quasis[0]?.cooked ?? null;
  return null;
}

function ruleOf(title: string | null): string | undefined {
  return title?.match(/^\[([A-Z]\d+)\] /)?.[1];
}

function isCall(node: TypedNode): node is CallExpression {
  return node.type === 'CallExpression';
}
