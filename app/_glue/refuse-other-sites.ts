import { baseUrl } from '#lib/env.server.ts';
import { AppError } from '#lib/errors.ts';

/**
 * Refuses requests that pages of other sites, sibling domains included, make the browser send, regardless of the cookie's
 * SameSite. A client that sends neither header is no browser and has only cookies that it was given. @throws AppError FORBIDDEN
 */
export function refuseOtherSites({ headers }: Request): void {
  const site = headers.get('sec-fetch-site');
  const isOwn = site === null ? isOwnOrigin(headers) : site === 'same-origin' || site === 'none';
  if (!isOwn) throw new AppError('request.other-site');
}

function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null || origin === new URL(baseUrl()).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
