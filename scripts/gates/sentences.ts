import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CallExpression, type Expression, type NewExpression, parseSync } from '@swc/core';
import { INPUT_FAILURES, isInputFailureId } from '#lib/input-failures.ts';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';
import { type TypedNode, visit } from './visit.ts';

const FILES = '{app,components,lib,seeds}/**/*.{ts,tsx}';
/** Settings are read before anything else; their problems are lines for the operator. */
const SETTINGS = 'lib/env.server.ts';
const CHECKS = new Set(['min', 'max', 'length', 'nonempty', 'regex', 'refine']);
/** What `z` makes of a shape or a value, which comes before the message. */
const SHAPED = new Set(['array', 'custom', 'enum', 'instanceof', 'literal', 'object', 'record', 'union']);
const BOUNDS = new Set(['min', 'max', 'length']);

/** Failures are ids of the catalogue: no schema and no AppError holds a sentence of its own. */
export const sentencesGate: Gate = { name: 'sentences', run: checkSentences };

async function checkSentences(): Promise<Finding> {
  const files = globSync(FILES, { cwd: ROOT }).filter((file) => !/\.test\.tsx?$/.test(file) && file !== SETTINGS);
  const found = files.map((file) => ({
    file,
    ...findSentences(readFileSync(join(ROOT, file), 'utf8'), file.endsWith('x')),
  }));
  const named = new Set(found.flatMap(({ ids }) => ids));
  const problems = found.flatMap(({ file, faults }) => faults.map((fault) => `${file}: ${fault}`));
  if (named.size === 0) problems.push('no schema names a failure: the gate reads nothing');
  return { problems, looked: `${files.length} files, ${named.size} failures that schemas name` };
}

/** The failures that the schemas of a source name, and the sentences where an id belongs. */
export function findSentences(source: string, tsx = false): { ids: string[]; faults: string[] } {
  const ids: string[] = [];
  const faults: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx }), (node) => {
    if (isNew(node)) faults.push(...findWritten(node).map((text) => `an AppError holds the sentence “${text}”`));
    if (!isCall(node)) return;
    for (const { message, method, hasParams } of readMessages(node)) {
      const id = message.type === 'StringLiteral' ? message.value : null;
      if (id === null || !isInputFailureId(id)) faults.push(`${method}: ${id ?? message.type} is no id of a failure`);
      else if (INPUT_FAILURES[id].say.length > 0 && !hasParams) faults.push(`${method}: ${id} needs parameters`);
      else ids.push(id);
    }
  });
  return { ids, faults };
}

type Message = { message: Expression; method: string; hasParams: boolean };

/** The messages that a call gives to zod, as its last argument or as `error` in it. */
function readMessages({ callee, arguments: given }: CallExpression): Message[] {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  const method = callee.property.value;
  const root = findRoot(callee.object);
  const last = given.length > 0 ? given[given.length - 1]?.expression : undefined;
  if (!last || root === 'Math') return [];
  const isSchema = root === 'z' && callee.object.type !== 'CallExpression';
  const isPastShape = given.length > (SHAPED.has(method) ? 1 : 0);
  if (last.type === 'ObjectExpression') {
    const names = last.properties.map((property) =>
      property.type === 'KeyValueProperty' && property.key.type === 'Identifier' ? property.key.value : null,
    );
    const error = last.properties[names.indexOf('error')];
    if (!((isSchema && isPastShape) || CHECKS.has(method)) || error?.type !== 'KeyValueProperty') return [];
    return [{ message: error.value, method, hasParams: names.includes('params') }];
  }
  const isText = last.type === 'StringLiteral' || last.type === 'TemplateLiteral';
  const isMessage = CHECKS.has(method) ? given.length > 1 : isSchema && isPastShape && isText;
  return isMessage ? [{ message: last, method, hasParams: BOUNDS.has(method) }] : [];
}

/** The name that a chain of members and calls begins with: `z` of `z.string().min(1)`. */
function findRoot(node: Expression | CallExpression['callee']): string | null {
  if (node.type === 'Identifier') return node.value;
  if (node.type === 'MemberExpression') return findRoot(node.object);
  return node.type === 'CallExpression' ? findRoot(node.callee) : null;
}

/** The texts with a space in them among the arguments of `new AppError(…)`. */
function findWritten({ callee, arguments: given }: NewExpression): string[] {
  if (callee.type !== 'Identifier' || callee.value !== 'AppError') return [];
  const texts: string[] = [];
  visit(given, (node) => {
    if (isText(node) && /\S\s\S/.test(node.value)) texts.push(node.value);
    if (isQuasi(node) && /\S\s\S/.test(node.raw)) texts.push(node.raw);
  });
  return texts;
}

function isNew(node: TypedNode): node is NewExpression {
  return node.type === 'NewExpression';
}

function isCall(node: TypedNode): node is CallExpression {
  return node.type === 'CallExpression';
}

function isText(node: TypedNode): node is TypedNode & { value: string } {
  return node.type === 'StringLiteral';
}

function isQuasi(node: TypedNode): node is TypedNode & { raw: string } {
  return node.type === 'TemplateElement';
}
