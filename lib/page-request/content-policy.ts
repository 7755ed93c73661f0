/**
 * The Content-Security-Policy of a page of the app (CSP level 3): scripts run that carry this answer's `nonce`, and what they load
 * themselves; nothing that stands in the page's text does. Styles may be inline, since editors and dialogs set them on elements.
 */
export function writeContentPolicy({ nonce, isDevelopment }: { nonce: string; isDevelopment: boolean }): string {
  return [
    "default-src 'self'",
    // Hot reload evaluates text.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
