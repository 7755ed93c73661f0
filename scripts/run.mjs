// Runs one command of package.json on a machine that has Node 20.9 or newer and nothing else: brings the dependencies in,
// then runs scripts/main.ts under the Node that came with them. Plain JavaScript, since nothing else is there yet.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { areInstalled, installDependencies } from './setup/dependencies.mjs';
import { whenOrphaned } from './setup/orphan.mjs';
import { step, tell } from './setup/step.mjs';

const OLDEST_NODE = [20, 9];
const root = fileURLToPath(new URL('..', import.meta.url));
const bundledNode = join(root, 'node_modules', 'node', 'bin', 'node');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  tell(`✗ Node ${process.versions.node} is too old. Install Node ${OLDEST_NODE.join('.')} or newer.`);
  process.exit(1);
}

process.chdir(root);
try {
  if (!areInstalled(root)) await step('Dependencies', () => installDependencies(root));
} catch (error) {
  tell(`✗ ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

if (!existsSync(bundledNode)) {
  tell(
    `✗ Node 24 did not arrive with the dependencies for ${process.platform} ${process.arch}. Install Node 24 and run again.`,
  );
  process.exit(1);
}
if (realpathSync(process.execPath) === realpathSync(bundledNode)) await import('./main.ts');
else runUnderBundledNode();

function runUnderBundledNode() {
  const child = spawn(bundledNode, [join(root, 'scripts', 'main.ts'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}
