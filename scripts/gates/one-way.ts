import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CallExpression,
  type ExportAllDeclaration,
  type ExportNamedDeclaration,
  type Identifier,
  type ImportDeclaration,
  type ObjectExpression,
  parseSync,
} from '@swc/core';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';
import { type TypedNode, visit } from './visit.ts';

const FILES = '{app,components}/**/*.{ts,tsx}';
/** The one way itself. */
const WAY = 'components/command/';
const ACTIONS_FILE = /(^|\/)[a-z-]+-actions\.ts$/;
const FORMS = 'e2e/forms/*.ts';

/** A place that calls a server action: the file and the action's name. */
export type ActionUse = { file: string; action: string };

/**
 * Server actions are called through `useCommand(xAction)`, requests sent through `sendRequest`, pages refreshed by
 * `refreshPage`: each keeps the page, and what is typed, when it fails. And e2e/forms lists each place that calls an action,
 * so that the browser tries it offline.
 */
export const oneWayGate: Gate = { name: 'one way', run: checkOneWay };

async function checkOneWay(): Promise<Finding> {
  const files = globSync(FILES, { cwd: ROOT }).filter((file) => !/\.test\.tsx?$/.test(file) && !file.startsWith(WAY));
  const found = files.map((file) => ({
    file,
    ...readUses(readFileSync(join(ROOT, file), 'utf8'), file.endsWith('x')),
  }));
  const uses = found.flatMap(({ file, actions }) => actions.map((action) => ({ file, action })));
  const problems = found.flatMap(({ file, faults }) => faults.map((fault) => `${file}: ${fault}`));
  problems.push(
    ...compareUses(
      uses,
      globSync(FORMS, { cwd: ROOT }).flatMap((file) => listForms(readFileSync(join(ROOT, file), 'utf8'))),
    ),
  );
  if (uses.length === 0) problems.push('no action is called: the gate reads nothing');
  return { problems, looked: `${files.length} files, ${uses.length} places that call an action` };
}

/** The actions that a source hands to `useCommand`, and what it does past the one way. */
export function readUses(source: string, tsx = false): { actions: string[]; faults: string[] } {
  const module = parseSync(source, { syntax: 'typescript', tsx });
  const faults: string[] = [];
  /** By the name that they have in this source. */
  const imported = new Map<string, string>();
  const specifiers = new Set<TypedNode>();
  const handedOver = new Set<TypedNode>();

  visit(module, (node) => {
    if (isImport(node) && ACTIONS_FILE.test(node.source.value)) {
      for (const specifier of node.specifiers) {
        if (specifier.type !== 'ImportSpecifier') faults.push(`imports ${node.source.value} as a whole`);
        else imported.set(specifier.local.value, specifier.imported?.value ?? specifier.local.value);
        visit(specifier, (part) => specifiers.add(part));
      }
    }
    if (isReexport(node) && ACTIONS_FILE.test(node.source?.value ?? '')) faults.push('exports actions of another file');
    if (!isCall(node)) return;
    const { callee, arguments: given } = node;
    const first = given[0]?.expression;
    if (callee.type === 'Import' && first?.type === 'StringLiteral' && ACTIONS_FILE.test(first.value))
      faults.push('imports actions at run time');
    if (callee.type === 'Identifier' && callee.value === 'useCommand' && first) handedOver.add(first);
    if (callee.type === 'Identifier' && callee.value === 'fetch') faults.push('calls fetch: use sendRequest');
  });

  const usesRouter = /\buseRouter\b/.test(source);
  const actions = new Set<string>();
  visit(module, (node) => {
    if (isIdentifier(node) && node.value === 'refresh' && usesRouter)
      faults.push('refreshes by the router: use refreshPage');
    const action = isIdentifier(node) ? imported.get(node.value) : undefined;
    if (!action || specifiers.has(node)) return;
    if (handedOver.has(node)) actions.add(action);
    else faults.push(`uses ${action} past useCommand`);
  });
  return { actions: [...actions], faults };
}

/** The places that a file of e2e/forms names: each object with the literals `file` and `action`. */
export function listForms(source: string): ActionUse[] {
  const listed: ActionUse[] = [];
  visit(parseSync(source, { syntax: 'typescript' }), (node) => {
    if (!isObject(node)) return;
    const file = readLiteral(node, 'file');
    const action = readLiteral(node, 'action');
    if (file !== null && action !== null) listed.push({ file, action });
  });
  return listed;
}

function readLiteral({ properties }: ObjectExpression, name: string): string | null {
  for (const property of properties) {
    if (property.type !== 'KeyValueProperty' || !isIdentifier(property.key) || property.key.value !== name) continue;
    return property.value.type === 'StringLiteral' ? property.value.value : null;
  }
  return null;
}

/** What one of both lists has and the other one has not, in words. */
export function compareUses(uses: readonly ActionUse[], listed: readonly ActionUse[]): string[] {
  const isIn = (list: readonly ActionUse[], { file, action }: ActionUse) =>
    list.some((other) => other.file === file && other.action === action);
  return [
    ...uses
      .filter((use) => !isIn(listed, use))
      .map(({ file, action }) => `e2e/forms lists no form for ${action} in ${file}`),
    ...listed
      .filter((form) => !isIn(uses, form))
      .map(({ file, action }) => `e2e/forms: ${file} does not call ${action}`),
  ];
}

function isCall(node: TypedNode): node is CallExpression {
  return node.type === 'CallExpression';
}

function isIdentifier(node: TypedNode): node is Identifier {
  return node.type === 'Identifier';
}

function isImport(node: TypedNode): node is ImportDeclaration {
  return node.type === 'ImportDeclaration';
}

function isReexport(node: TypedNode): node is ExportAllDeclaration | ExportNamedDeclaration {
  return node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration';
}

function isObject(node: TypedNode): node is ObjectExpression {
  return node.type === 'ObjectExpression';
}
