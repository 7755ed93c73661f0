// Started by unpack-chromium.ts in a process of its own, because the package always unpacks into TMPDIR.
import { inflate } from '@sparticuz/chromium';

for (const archive of process.argv.slice(2)) await inflate(archive);
