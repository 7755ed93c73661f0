import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawIco } from './read-icon.server.ts';

test('[P66] the icon file holds a picture of each size that it names', async () => {
  const ico = await drawIco();
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, async (_, index) => {
    const entry = 6 + 16 * index;
    const [length, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
    const { format, width, height } = await sharp(ico.subarray(offset, offset + length)).metadata();
    return { named: ico.readUInt8(entry), format, width, height };
  });
  expect(await Promise.all(sizes)).toEqual(
    [16, 32, 48].map((size) => ({ named: size, format: 'png', width: size, height: size })),
  );
});
