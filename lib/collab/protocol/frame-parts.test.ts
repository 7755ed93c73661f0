import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { FrameJoiner, splitFrame } from './frame-parts.ts';

const PART_MAX_BYTES = 64;

function addressed(payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, 'sheet:1');
  encoding.writeVarUint(encoder, 0);
  encoding.writeUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

test('[D20] a frame of any size arrives as it was, in parts that each fit', () => {
  const joiner = new FrameJoiner(10_000);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (payload) => {
      const frame = addressed(payload);
      const parts = splitFrame(frame, PART_MAX_BYTES);
      expect(parts.every((part) => part.length <= PART_MAX_BYTES)).toBe(true);
      const joined = parts.map((part) => joiner.take(part));
      expect(joined.slice(0, -1).every(({ kind }) => kind === 'part')).toBe(true);
      expect(joined.at(-1)).toEqual({ kind: 'whole', frame });
    }),
  );
});

test('[D20] parts that are missing, doubled, endless, too many bytes or parts of parts are invalid', () => {
  const parts = splitFrame(addressed(new Uint8Array(500)), PART_MAX_BYTES);
  const [first, second] = parts as [Uint8Array, Uint8Array];
  const kinds = (frames: Uint8Array[], maxBytes = 10_000) => {
    const joiner = new FrameJoiner(maxBytes);
    return frames.map((frame) => joiner.take(frame).kind);
  };
  expect(kinds([second])).toEqual(['invalid']);
  expect(kinds([first, first, second, second])).toEqual(['part', 'part', 'part', 'invalid']);
  expect(kinds([first, second], 80)).toEqual(['part', 'invalid']);
  expect(kinds([Uint8Array.of(0, 0, 0)])).toEqual(['invalid']);
  expect(kinds(splitFrame(first, 40)).at(-1)).toBe('invalid');
});

test('[D17] whatever bytes come, joining ends with a verdict', () => {
  const joiner = new FrameJoiner(1_000);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(['whole', 'part', 'invalid']).toContain(joiner.take(bytes).kind);
    }),
  );
});
