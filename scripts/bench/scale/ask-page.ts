import { request } from 'node:http';

/** `firstByteMs`: from sending the request to the answer's head; the app sends it with the first byte of the page. */
export type Answer = { firstByteMs: number; bytes: number; status: number; location: string | null };

/** Asks for a page as a browser that has just opened it does, uncompressed. */
export function askPage(url: string, cookie: string | null): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const startedMs = performance.now();
  const headers = { accept: 'text/html', 'accept-encoding': 'identity', ...(cookie && { cookie }) };
  const asked = request(url, { headers, agent: false }, (response) => {
    let firstByteMs: number | null = null;
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => {
      firstByteMs ??= performance.now() - startedMs;
      parts.push(part);
    });
    response.on('error', reject);
    response.on('end', () => {
      const body = Buffer.concat(parts);
      const { statusCode: status = 0 } = response;
      const ms = firstByteMs ?? performance.now() - startedMs;
      resolve({ firstByteMs: ms, bytes: body.length, status, location: response.headers.location ?? null });
    });
  });
  asked.on('error', reject);
  asked.end();
  return promise;
}

/** Signs in as the form does, and gives the cookies of the session. @throws Error when it is refused. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email, password, json: 'true' });
  const headers = { cookie: readCookies(first) };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
  });
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${answer.status}`);
  return readCookies(answer);
}

function readCookies(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}

/** How many SQL statements each kind of page has sent so far, and in how many requests. */
export async function readQueryCounts(url: string): Promise<Map<string, { sum: number; count: number }>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const counts = new Map<string, { sum: number; count: number }>();
  for (const [, what, page = '', value] of text.matchAll(
    /^touchstone_page_queries_(sum|count)\{page="([^"]+)"\} (\d+)$/gm,
  )) {
    const known = counts.get(page) ?? { sum: 0, count: 0 };
    counts.set(page, { ...known, [what === 'sum' ? 'sum' : 'count']: Number(value) });
  }
  return counts;
}
