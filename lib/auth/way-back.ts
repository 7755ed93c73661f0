const HERE = 'http://here.invalid';

/** The page to come back to after the sign-in when none was asked for. */
const START = '/stories';

/** The address of the sign-in page that leads back to `path` (with its query) afterwards; anything but a page of this site leads to the stories. */
export function writeSignInAddress(path: string | null): string {
  const wayBack = readWayBack(path?.replace(/([?&])_rsc=[^&]*&?/, '$1').replace(/[?&]$/, ''));
  return wayBack === START ? '/signin' : `/signin?callbackUrl=${encodeURIComponent(wayBack)}`;
}

/**
 * Where `callbackUrl` leads once somebody has signed in: a path of this site, as a browser reads it, with query and fragment.
 * The stories if it leads elsewhere, to an API, to the sign-in itself, or is no text.
 */
export function readWayBack(callbackUrl: unknown): string {
  if (typeof callbackUrl !== 'string' || !callbackUrl.startsWith('/')) return START;
  const url = URL.parse(callbackUrl, HERE);
  if (url?.origin !== HERE) return START;
  const { pathname, search, hash } = url;
  // "/.//host" is a path until it is resolved, and another site from then on.
  if (pathname.startsWith('//') || pathname === '/' || /^\/(signin|api|_next)(\/|$)/.test(pathname)) return START;
  return pathname + search + hash;
}
