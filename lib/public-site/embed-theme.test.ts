import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { embedScript } from './embed.ts';
import { EMBED_THEMES, readTheme, themeStyle } from './embed-theme.ts';
import { writePolicies } from './policy.server.ts';

const STYLE =
  ':root{color-scheme:light dark;--ink:#000}@media screen and (prefers-color-scheme:dark){:root{--ink:#fff}}';

describe('themes of an embed', () => {
  test.each([
    ['theme=light', 'light'],
    ['theme=dark', 'dark'],
    ['theme=auto', 'auto'],
    ['theme=Dark', 'auto'],
    ['', 'auto'],
  ])('[P72] %s is %s', (query, theme) => expect(readTheme(new URLSearchParams(query))).toBe(theme));

  test('[P72] a fixed theme is drawn whatever the screen prefers, and auto as it prefers', () => {
    expect(themeStyle(STYLE, 'auto')).toBe(STYLE);
    expect(themeStyle(STYLE, 'dark')).toBe(
      ':root{color-scheme:dark;--ink:#000}@media screen and (min-width:0){:root{--ink:#fff}}',
    );
    expect(themeStyle(STYLE, 'light')).toBe(
      ':root{color-scheme:light;--ink:#000}@media screen and (max-width:0){:root{--ink:#fff}}',
    );
  });

  test.each(EMBED_THEMES)('[P60] the policy of %s allows its own style and script alone', (theme) => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = writePolicies(STYLE).embed[theme];
    expect(policy).toContain(`style-src ${hash(themeStyle(STYLE, theme))};`);
    expect(policy).toContain(`script-src ${hash(embedScript(theme))};`);
  });
});
