import { createHash } from 'node:crypto';
import { embedScript } from './embed.ts';
import { EMBED_THEMES, type EmbedTheme, themeStyle } from './embed-theme.ts';
import type { Site } from './make-page.ts';

/** The Content-Security-Policies of pages with this style: each may load nothing, and run nothing but what is named in it. */
export function writePolicies(style: string): Site['policies'] {
  const ofEmbeds = EMBED_THEMES.map((theme) => [theme, writePolicy(themeStyle(style, theme), theme)]);
  return { page: writePolicy(style, null), embed: Object.fromEntries(ofEmbeds) };
}

/** `embed`: the theme of an embed, null for a page. */
function writePolicy(style: string, embed: EmbedTheme | null): string {
  return [
    "default-src 'none'",
    `style-src '${hashSource(style)}'`,
    "img-src 'self'",
    ...(embed ? [`script-src '${hashSource(embedScript(embed))}'`] : []),
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${embed ? '*' : "'none'"}`,
  ].join('; ');
}

function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
