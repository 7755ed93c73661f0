import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runProgram } from '#scripts/process/program.ts';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const LIMIT_MS = 120_000;

const reportSchema = z.object({
  messages: z.array(
    z.object({ type: z.string(), url: z.string(), message: z.string(), extract: z.string().optional() }),
  ),
});

/**
 * The errors that the Nu HTML checker (https://validator.github.io/validator/) finds on pages and in their styles, each in one line
 * with the name of its page. null where there is no Java, which it runs on.
 */
export async function listNuErrors(pages: ReadonlyMap<string, string>): Promise<string[] | null> {
  if (!(await runProgram('java', ['-version'], { limitMs: LIMIT_MS })).isFine) return null;
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-nu-'));
  try {
    const names = [...pages.keys()];
    await Promise.all([...pages.values()].map((page, index) => writeFile(join(folder, `${index}.html`), page)));
    const args = ['-jar', JAR, '--errors-only', '--exit-zero-always', '--stdout', '--format', 'json', folder];
    const { isFine, output, reason } = await runProgram('java', args, { limitMs: LIMIT_MS });
    if (!isFine) throw new Error(`the Nu checker failed: ${reason}`);
    return reportSchema
      .parse(JSON.parse(output))
      .messages.map(
        ({ url, message, extract = '' }) => `${names[Number(/(\d+)\.html$/.exec(url)?.[1])]}: ${message} ${extract}`,
      );
  } finally {
    await rm(folder, { recursive: true });
  }
}
