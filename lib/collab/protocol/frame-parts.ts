import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/*
 * A frame too large for the socket is sent in parts, in order. Where a frame has its document's name, a part has an empty string:
 * varString '', varUint index, varUint count, then its bytes.
 */

/** Bytes that a part's own heading takes at most. */
const HEADING_MAX_BYTES = 16;

/** The frame itself where it fits, else its parts in order, each at most `maxBytes` long. */
export function splitFrame(frame: Uint8Array, maxBytes: number): Uint8Array[] {
  if (frame.length <= maxBytes) return [frame];
  const size = maxBytes - HEADING_MAX_BYTES;
  const count = Math.ceil(frame.length / size);
  return Array.from({ length: count }, (_, index) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, '');
    encoding.writeVarUint(encoder, index);
    encoding.writeVarUint(encoder, count);
    encoding.writeUint8Array(encoder, frame.subarray(index * size, (index + 1) * size));
    return encoding.toUint8Array(encoder);
  });
}

/** `whole` is a frame to handle, perhaps joined from parts; `part` waits for the rest; `invalid` is a frame that fits nothing. */
export type JoinedFrame = { kind: 'whole'; frame: Uint8Array } | { kind: 'part' } | { kind: 'invalid' };

/** Joins the parts that arrive over one socket. Holds at most `maxBytes` of them. */
export class FrameJoiner {
  readonly #maxBytes: number;
  #parts: Uint8Array[] = [];
  #count = 0;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  take(frame: Uint8Array): JoinedFrame {
    const decoder = decoding.createDecoder(frame);
    try {
      if (decoding.readVarString(decoder) === '') return this.#readPart(decoder);
      decoding.readVarUint(decoder);
      return { kind: 'whole', frame };
    } catch {
      return { kind: 'invalid' };
    }
  }

  #readPart(decoder: decoding.Decoder): JoinedFrame {
    const index = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    const bytes = decoding.readTailAsUint8Array(decoder);
    if (index === 0) this.#restart(count);
    this.#bytes += bytes.length;
    const fits = index === this.#parts.length && count === this.#count && index < count && bytes.length > 0;
    if (!fits || this.#bytes > this.#maxBytes) {
      this.#restart(0);
      return { kind: 'invalid' };
    }
    this.#parts.push(bytes.slice());
    if (this.#parts.length < count) return { kind: 'part' };
    const whole = concat(this.#parts, this.#bytes);
    this.#restart(0);
    const joined = this.take(whole);
    // Parts of parts would be a way around the limit.
    return joined.kind === 'part' ? { kind: 'invalid' } : joined;
  }

  #restart(count: number): void {
    this.#parts = [];
    this.#count = count;
    this.#bytes = 0;
  }
}

function concat(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
