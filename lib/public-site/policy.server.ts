import { createHash } from 'node:crypto';
import { EMBED_SCRIPT } from './embed.ts';

/** The Content-Security-Policy of a page with this style: it may load nothing, and run nothing but what is named here. */
export function writePolicy(style: string, { isEmbed }: { isEmbed: boolean }): string {
  return [
    "default-src 'none'",
    `style-src '${hashSource(style)}'`,
    'img-src data:',
    ...(isEmbed ? [`script-src '${hashSource(EMBED_SCRIPT)}'`] : []),
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${isEmbed ? '*' : "'none'"}`,
  ].join('; ');
}

function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
