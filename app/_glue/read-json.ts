import { AppError } from '#lib/errors.ts';
import { parseJson } from '#lib/parse-json.ts';
import { readBody } from './read-body.ts';

const BODY_MAX_BYTES = 1024 * 1024;

/** The request's body as JSON, up to 1 MiB. @throws AppError INVALID, TOO_LARGE */
export async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/(ld\+)?json\b/.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('request.not-json-type');
  }
  const body = await readBody(request, (byteCount) => {
    if (byteCount > BODY_MAX_BYTES) throw new AppError('request.body-too-large');
  });
  const value = parseJson(new TextDecoder().decode(body));
  if (value === undefined) throw new AppError('request.not-json');
  return value;
}
