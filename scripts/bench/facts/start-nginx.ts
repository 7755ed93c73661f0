import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '#scripts/postgres/free-port.ts';
import { isRoot } from '#scripts/process/is-root.ts';
import { findProgram } from './find-program.ts';
import { runServer, type Subject } from './run-server.ts';

/** nginx with one worker, serving the page's very bytes as static files, compressed beforehand. */
export async function startNginx(folder: string, html: Buffer, gzipped: Buffer): Promise<Subject> {
  const file = await findProgram('nginx', 'nginx-light');
  const port = await findFreePort();
  const root = join(folder, 'nginx');
  mkdirSync(join(root, 'page'), { recursive: true });
  writeFileSync(join(root, 'page', 'index.html'), html);
  writeFileSync(join(root, 'page', 'index.html.gz'), gzipped);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${root}/${kind};`,
  );
  writeFileSync(
    join(root, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${root}/nginx.pid; error_log ${root}/error.log; ${isRoot() ? 'user root;' : ''}
events { worker_connections 1024; }
http {
  types { text/html html; } default_type text/html; charset utf-8;
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
  ${temporary.join(' ')}
  server { listen 127.0.0.1:${port}; root ${root}/page; gzip_static on; gzip_vary on;
    add_header Cache-Control "public, max-age=0, s-maxage=60, stale-while-revalidate=60"; }
}
`,
  );
  const args = ['-p', root, '-c', join(root, 'nginx.conf'), '-e', join(root, 'error.log')];
  const program = { name: 'nginx, static file', file, args, cwd: root, logFile: join(root, 'log') };
  return runServer(program, `http://127.0.0.1:${port}/index.html`);
}
