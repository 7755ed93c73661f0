/** How an embed looks: fixed, or as the page around it. */
export const EMBED_THEMES = ['light', 'dark', 'auto'] as const;
export type EmbedTheme = (typeof EMBED_THEMES)[number];

/** The theme that an address asks for; anything else follows the page around. */
export function readTheme(query: URLSearchParams): EmbedTheme {
  const asked = query.get('theme');
  return EMBED_THEMES.find((theme) => theme === asked) ?? 'auto';
}

const DARK = /\(prefers-color-scheme: ?dark\)/g;
const BOTH = /color-scheme: ?light dark/g;

/** The styles of the pages with this theme fixed, whatever the reader's screen prefers. */
export function themeStyle(style: string, theme: EmbedTheme): string {
  if (theme === 'auto') return style;
  return style
    .replace(DARK, theme === 'dark' ? '(min-width:0)' : '(max-width:0)')
    .replace(BOTH, `color-scheme:${theme}`);
}
