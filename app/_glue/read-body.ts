import { refuseOversize } from '#lib/article/decode-text.ts';

/**
 * The request's body, read no further than an article may be long: a longer one is refused by its stated length, or as
 * soon as it goes over. @throws AppError TOO_LARGE
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
