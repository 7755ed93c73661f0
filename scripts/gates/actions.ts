import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModuleItem, parseSync } from '@swc/core';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';

const ACTIONS = 'components/*/*-actions.ts';
const OTHERS = '{app,components,lib}/**/*.{ts,tsx}';

/** Server actions stand in components/CONCEPT/*-actions.ts, which hold nothing else, so that each of them is a command. */
export const actionsGate: Gate = { name: 'actions', run: checkActions };

async function checkActions(): Promise<Finding> {
  const files = globSync(ACTIONS, { cwd: ROOT });
  const problems = files.flatMap((file) =>
    judgeActions(readFileSync(join(ROOT, file), 'utf8')).map((fault) => `${file}: ${fault}`),
  );
  for (const file of globSync(OTHERS, { cwd: ROOT }).filter((other) => !files.includes(other))) {
    if (/^\s*'use server'/m.test(readFileSync(join(ROOT, file), 'utf8')))
      problems.push(`${file}: 'use server' belongs in ${ACTIONS}`);
  }
  if (files.length === 0) problems.push(`no file matches ${ACTIONS}: the gate reads nothing`);
  return { problems, looked: `${files.length} files of actions` };
}

/** What a file of actions holds besides 'use server', imports and `export const xAction = action(command)`. */
export function judgeActions(source: string): string[] {
  const [first, ...rest] = parseSync(source, { syntax: 'typescript' }).body;
  const isMarked =
    first?.type === 'ExpressionStatement' &&
    first.expression.type === 'StringLiteral' &&
    first.expression.value === 'use server';
  const faults = rest
    .filter((statement) => !isAction(statement))
    .map(({ type }) => `${type} is neither an import nor \`action(command)\``);
  return isMarked ? faults : ["it does not begin with 'use server'", ...faults];
}

function isAction(statement: ModuleItem): boolean {
  if (statement.type === 'ImportDeclaration') return true;
  if (statement.type !== 'ExportDeclaration' || statement.declaration.type !== 'VariableDeclaration') return false;
  return statement.declaration.declarations.every(({ id, init }) => {
    const isNamed = id.type === 'Identifier' && id.value.endsWith('Action');
    return (
      isNamed &&
      init?.type === 'CallExpression' &&
      init.callee.type === 'Identifier' &&
      init.callee.value === 'action' &&
      init.arguments.length === 1
    );
  });
}
