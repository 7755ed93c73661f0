// The process that unpack-chromium.ts starts: the package unpacks into the folder for temporary files, which TMPDIR names.
import { inflate } from '@sparticuz/chromium';

for (const archive of process.argv.slice(2)) await inflate(archive);
