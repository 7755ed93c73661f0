import { readFileSync } from 'node:fs';
import { NO_FILTERS, withOfflineEngine } from './engine.ts';

/** The SQL that leads from one schema file to another, or null where they agree; `from` null is the empty database. */
export function diffSchemas(from: string | null, to: string): Promise<string | null> {
  return withOfflineEngine(async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...container(from) },
      to: { tag: 'schemaDatamodel', ...container(to) },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    });
    return exitCode === 0 ? null : stdout;
  });
}

function container(file: string): { files: { path: string; content: string }[] } {
  return { files: [{ path: 'schema.prisma', content: readFileSync(file, 'utf8') }] };
}
