import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** The sizes that browsers and systems take from an ICO file, in pixels. */
const SIZES_PX = [16, 32, 48];
const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/** The site's icon as SVG. */
export function readIconSvg(): string {
  return readFileSync(join(import.meta.dirname, 'favicon.svg'), 'utf8');
}

/** The site's icon as an ICO file of PNG pictures, for browsers that ask for `/favicon.ico` or take no SVG. */
export async function drawIco(): Promise<Buffer> {
  const svg = Buffer.from(readIconSvg());
  const pictures = await Promise.all(
    SIZES_PX.map((size) =>
      sharp(svg, { density: 4 * size })
        .resize(size)
        .png()
        .toBuffer(),
    ),
  );
  const head = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach((picture, index) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * index;
    const size = SIZES_PX[index] ?? 0;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(picture.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += picture.length;
  });
  return Buffer.concat([head, ...pictures]);
}
