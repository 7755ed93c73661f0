import { describe, expect, it } from 'vitest';
import { ARTICLE_LIMIT_BYTES } from '#lib/article/decode-text.ts';
import { readArticleBody } from './read-body.ts';

const CHUNK = new Uint8Array(1024 * 1024).fill(0x61);

/** An upload of 50 MB in chunks, which counts the chunks that were pulled. */
function makeUpload(headers: Record<string, string>) {
  const upload = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      upload.pulled += 1;
      controller.enqueue(CHUNK);
      if (upload.pulled === 50) controller.close();
    },
    cancel() {
      upload.cancelled = true;
    },
  });
  // The DOM's types do not know `duplex`, which Node asks for with a stream.
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
  return { upload, request: new Request('http://x.test', init) };
}

describe('reading an upload', () => {
  it('[R2] refuses by the stated length, before it reads', async () => {
    const { upload, request } = makeUpload({ 'content-length': '52428800' });
    await expect(readArticleBody(request)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(upload.pulled).toBeLessThanOrEqual(1);
  });

  it('[R2] stops at the limit where no length is stated', async () => {
    const { upload, request } = makeUpload({});
    await expect(readArticleBody(request)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(upload.pulled).toBeLessThanOrEqual(ARTICLE_LIMIT_BYTES / CHUNK.length + 3);
    expect(upload.cancelled).toBe(true);
  });

  it('[R1] reads what fits, and nothing as nothing', async () => {
    const request = new Request('http://x.test', { method: 'POST', body: 'Bakı' });
    expect(new TextDecoder().decode(await readArticleBody(request))).toBe('Bakı');
    expect(await readArticleBody(new Request('http://x.test', { method: 'POST' }))).toHaveLength(0);
  });
});
