import { refuseOversize } from '#lib/article/decode-text.ts';

/**
 * The request's body, up to an article's size limit: a longer one is refused by its Content-Length, or as
 * soon as it exceeds the limit. @throws AppError TOO_LARGE
 */
export function readArticleBody(request: Request): Promise<Uint8Array> {
  return readBody(request, refuseOversize);
}

/** The request's body, read until `refuse` throws for how many bytes it has, or is stated to have. */
export async function readBody(request: Request, refuse: (byteCount: number) => void): Promise<Uint8Array> {
  refuse(Number(request.headers.get('content-length') ?? 0));
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of request.body ?? []) {
    byteCount += chunk.byteLength;
    refuse(byteCount);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
