/** For Playwright: says what is missing where it was started by itself. */
export default function requireServer(): void {
  if (process.env.E2E_BASE_URL && process.env.E2E_CHROMIUM) return;
  throw new Error(
    'The browser tests need a server and a database of their own: npm test -- browser [e2e/NAME.spec.ts]',
  );
}
