import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { ROOT } from '#scripts/setup/root.ts';
import { runLogged } from '#scripts/setup/run-logged.ts';
import { runServer, type Subject } from './run-server.ts';

const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');

/**
 * A plain Next.js app with one static page of the same content: the same markup and styles, in a server component. It does
 * less than a page of components would, which is in its favour.
 */
export async function startPlainNext(html: string, resultsFolder: string): Promise<Subject> {
  const folder = join(ROOT, resultsFolder, 'plain-next');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'app'), { recursive: true });
  const style = html.match(/<style>(.*?)<\/style>/s)?.[1] ?? '';
  const body = html.match(/<body[^>]*>(.*)<\/body>/s)?.[1] ?? '';
  writeFileSync(join(folder, 'package.json'), '{ "name": "plain-next", "private": true, "type": "module" }\n');
  writeFileSync(join(folder, 'next.config.mjs'), `export default { turbopack: { root: ${JSON.stringify(ROOT)} } };\n`);
  writeFileSync(join(folder, 'app', 'style.css'), style);
  writeFileSync(join(folder, 'app', 'content.json'), JSON.stringify({ body }));
  writeFileSync(
    join(folder, 'app', 'layout.jsx'),
    `import './style.css';
export default function Layout({ children }) {
  return <html lang="en"><body className="bg-paper text-ink antialiased">{children}</body></html>;
}
`,
  );
  writeFileSync(
    join(folder, 'app', 'page.jsx'),
    `import { body } from './content.json';
export const dynamic = 'force-static';
export default function Page() {
  return <div dangerouslySetInnerHTML={{ __html: body }} />;
}
`,
  );
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const advice = 'Look into the log and run again.';
  await runLogged({ name: 'bench-plain-next', file: process.execPath, args: [NEXT, 'build', folder], env, advice });
  const port = await findFreePort();
  const args = [NEXT, 'start', folder, '-p', String(port), '-H', '127.0.0.1'];
  const program = {
    name: 'plain Next.js page',
    file: process.execPath,
    args,
    env,
    cwd: folder,
    logFile: join(folder, 'log'),
  };
  return runServer(program, `http://127.0.0.1:${port}/`);
}
