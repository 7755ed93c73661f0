import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runProgram } from '#scripts/process/program.ts';
import { CACHE_DIR, ROOT } from '#scripts/setup/root.ts';

const MAIN = join(import.meta.dirname, 'unpack-chromium-main.ts');
const PACKAGE = join(ROOT, 'node_modules', '@sparticuz', 'chromium');
/** The browser, its software renderer, a font, and the libraries that a minimal Linux does not have. */
const ARCHIVES = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'];
const LAUNCHER = 'launch-chromium';

/** The path of the Chromium that npm installed, unpacked once per version; null on a platform it is not built for. */
export async function unpackChromium(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { version } = z.object({ version: z.string() }).parse(readJson(join(PACKAGE, 'package.json')));
  const folder = join(CACHE_DIR, `chromium-${version}`);
  const launcher = join(folder, LAUNCHER);
  if (existsSync(launcher)) return launcher;
  mkdirSync(CACHE_DIR, { recursive: true });
  const partial = mkdtempSync(`${folder}-`);
  try {
    const archives = ARCHIVES.map((name) => join(PACKAGE, 'bin', name));
    const { isFine } = await runProgram(process.execPath, [MAIN, ...archives], { env: { TMPDIR: partial } });
    if (!isFine) return null;
    writeFileSync(join(partial, 'fonts.conf'), describeFonts(folder));
    writeFileSync(join(partial, LAUNCHER), describeLaunch(folder), { mode: 0o755 });
    renameSync(partial, folder);
    return launcher;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function describeLaunch(folder: string): string {
  return `#!/bin/sh
export LD_LIBRARY_PATH="${folder}/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="${folder}/fonts.conf"
exec "${folder}/chromium" "$@"
`;
}

function describeFonts(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
