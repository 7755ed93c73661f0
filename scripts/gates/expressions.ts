import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from '@swc/core';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';
import { type TypedNode, visit } from './visit.ts';

const FILES = '{app,components,lib,seeds}/**/*.{ts,tsx}';
const SCRIPTS = ['server.ts', 'scripts/{commands,verifying}/**/*.ts'];
const JUDGED = join(ROOT, 'node_modules', '.cache', 'touchstone', 'linear-expressions-recheck-4.5.0.json');
/** Quadratic: from 15,000 slashes on it kept the server from answering for a sixth of a second. */
const PLANTED = { pattern: '\\/+$', flags: '' };

export type Expression = { pattern: string; flags: string };

/** No regular expression takes more than linear time of the text that it reads, so that no input can keep a node busy. */
export const expressionsGate: Gate = { name: 'expressions', run: checkExpressions };

async function checkExpressions(): Promise<Finding> {
  const files = globSync([FILES, ...SCRIPTS], { cwd: ROOT }).filter((file) => !/\.test\.tsx?$/.test(file));
  const found: { file: string; expression: Expression }[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const { written, madeCount } = findExpressions(source, file.endsWith('x'));
    const made = madeCount > 0 ? await listMade(join(ROOT, file)) : [];
    if (made.length < madeCount) problems.push(`${file}: an expression is made after the module has loaded`);
    found.push(...[...written, ...made].map((expression) => ({ file, expression })));
  }
  if ((await describeSlow(PLANTED)) === null) problems.push('the planted quadratic expression was not noticed');
  const judged = readJudged();
  for (const { file, expression } of found) {
    const written = `/${expression.pattern}/${expression.flags}`;
    if (judged.has(written)) continue;
    const slow = await describeSlow(expression);
    if (slow === null) judged.add(written);
    else problems.push(`${file}: ${slow}`);
  }
  keepJudged(judged);
  return { problems, looked: `${found.length} expressions in ${files.length} files` };
}

/** Those that were found linear before: to judge them all takes ten seconds. */
function readJudged(): Set<string> {
  return new Set(existsSync(JUDGED) ? (JSON.parse(readFileSync(JUDGED, 'utf8')) as string[]) : []);
}

function keepJudged(judged: ReadonlySet<string>): void {
  mkdirSync(dirname(JUDGED), { recursive: true });
  writeFileSync(JUDGED, JSON.stringify([...judged]));
}

/** The expressions that a source writes out, and how many it makes with `new RegExp`. */
export function findExpressions(source: string, tsx = false): { written: Expression[]; madeCount: number } {
  const written: Expression[] = [];
  let madeCount = 0;
  visit(parseSync(source, { syntax: 'typescript', tsx }), (node) => {
    if (isLiteral(node)) written.push({ pattern: node.pattern, flags: node.flags });
    if (isMaking(node)) madeCount += 1;
  });
  return { written, madeCount };
}

/** What is wrong with an expression that can take more than linear time; null for one that cannot. */
export async function describeSlow({ pattern, flags }: Expression): Promise<string | null> {
  // The pure backend is the same on every machine.
  process.env.RECHECK_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  const checked = checkSync(pattern, flags);
  if (checked.status === 'safe') return null;
  const how =
    checked.status === 'unknown'
      ? `cannot be judged (${checked.error.kind})`
      : `is ${checked.complexity.summary}, as for ${checked.attack.pattern}`;
  return `/${pattern}/${flags} ${how}`;
}

let loadCount = 0;

/** The expressions that a module makes while it loads. */
async function listMade(file: string): Promise<Expression[]> {
  // What it imports is loaded before, so that only its own are counted.
  await import(String(pathToFileURL(file)));
  const made: Expression[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args, newTarget) {
      const expression: RegExp = Reflect.construct(target, args, newTarget);
      made.push({ pattern: expression.source, flags: expression.flags });
      return expression;
    },
  });
  loadCount += 1;
  try {
    await import(`${pathToFileURL(file)}?loaded=${loadCount}`);
  } finally {
    globalThis.RegExp = Original;
  }
  return made;
}

function isLiteral(node: TypedNode): node is TypedNode & Expression {
  return node.type === 'RegExpLiteral';
}

function isMaking(node: TypedNode): boolean {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false;
  const { callee } = node as TypedNode & { callee: TypedNode & { value?: string } };
  return callee.type === 'Identifier' && callee.value === 'RegExp';
}
