import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IModule, type IViolation } from 'dependency-cruiser';
import { ROOT } from '#scripts/setup/root.ts';
import type { Finding, Gate } from './gate.ts';
import { PLANTED } from './planted.ts';

const FOLDERS = ['app', 'components', 'lib', 'seeds', 'scripts', 'e2e', 'server.ts'];
const FEWEST_MODULES = 20;
const TESTS = '\\.test\\.tsx?$';

/** The import rules hold, and each of them is broken by a planted file that it is made for. */
export const structureGate: Gate = { name: 'structure', run: checkStructure };

async function checkStructure(): Promise<Finding> {
  const { violations, modules } = await cruiseFolders(
    ROOT,
    FOLDERS.filter((path) => existsSync(join(ROOT, path))),
  );
  const problems = violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
  if (modules.length < FEWEST_MODULES)
    problems.push(`only ${modules.length} modules were read: the parser reads nothing`);
  const toothless = await findToothlessRules();
  problems.push(...toothless.map((rule) => `the rule ${rule} did not notice the violation that is planted for it`));
  return { problems, looked: `${modules.length} modules, ${Object.keys(PLANTED).length} planted violations` };
}

/** The rules that let a violation of themselves pass. */
export async function findToothlessRules(planted = PLANTED): Promise<string[]> {
  const { default: config } = await import('../../.dependency-cruiser.mjs');
  const ruleNames = config.forbidden?.flatMap(({ name }) => name ?? []) ?? [];
  const toothless: string[] = [];
  for (const name of ruleNames) {
    const files = planted[name];
    if (!files || !(await isNoticed(name, files))) toothless.push(name);
  }
  return toothless;
}

async function isNoticed(rule: string, files: Record<string, string>): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-planted-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const { violations } = await cruiseFolders(folder, Object.keys(files));
    return violations.some((violation) => violation.rule.name === rule);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The violations of the rules on files, and of those on folders: these without tests, which may use what stands above them. */
async function cruiseFolders(
  baseDir: string,
  paths: string[],
): Promise<{ modules: IModule[]; violations: IViolation[] }> {
  const { default: config } = await import('../../.dependency-cruiser.mjs');
  const { options, forbidden = [] } = config;
  const [onFiles, onFolders] = [false, true].map((isOnFolders) =>
    forbidden.filter((rule) => ('scope' in rule && rule.scope === 'folder') === isOnFolders),
  );
  const files = await cruiseWith(paths, { ...options, baseDir, ruleSet: { forbidden: onFiles ?? [] } });
  const folders = await cruiseWith(
    paths.filter((path) => path.startsWith('lib')),
    { ...options, baseDir, exclude: { path: TESTS }, ruleSet: { forbidden: onFolders ?? [] } },
  );
  return { modules: files.modules, violations: [...files.summary.violations, ...folders.summary.violations] };
}

async function cruiseWith(paths: string[], options: ICruiseOptions): Promise<ICruiseResult> {
  const { output } = await cruise(paths, { ...options, validate: true });
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text instead of its result');
  return output;
}
