import { baseUrl } from '#lib/env.server.ts';
import { AppError } from '#lib/errors.ts';

/**
 * Refuses what a page of another site has the browser send, its sibling domains' too, whatever the cookie's own rule lets
 * through. What sends neither header is no browser, and has no cookie that it was not given. @throws AppError FORBIDDEN
 */
export function refuseOtherSites({ headers }: Request): void {
  const site = headers.get('sec-fetch-site');
  const isOwn = site === null ? isOwnOrigin(headers) : site === 'same-origin' || site === 'none';
  if (!isOwn) throw new AppError('FORBIDDEN', 'This was sent by a page of another site.');
}

function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null || origin === new URL(baseUrl()).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}
