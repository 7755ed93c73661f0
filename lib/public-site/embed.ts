import { escapeXml } from '#lib/version/escape-xml.ts';
import type { EmbedTheme } from './embed-theme.ts';

/** How often an embed reloads. */
const LOOK_AGAIN_MS = 300_000;

/** Height of an embed until it has reported its own. */
export const EMBED_HEIGHT_PX = 240;

const EMBED_PARTS = {
  height:
    "const main=document.querySelector('main');const tell=()=>parent.postMessage({touchstone:{height:Math.ceil(main.getBoundingClientRect().height)}},'*');new ResizeObserver(tell).observe(main);tell();",
  scheme:
    "const dark=[...document.styleSheets].flatMap(sheet=>[...sheet.cssRules]).filter(rule=>rule.media&&rule.media.mediaText.includes('prefers-color-scheme'));addEventListener('message',e=>{const s=e.source===parent&&e.data&&e.data.touchstone&&e.data.touchstone.scheme;if(s!=='light'&&s!=='dark')return;document.documentElement.style.colorScheme=s;for(const rule of dark)rule.media.mediaText=s==='dark'?'screen':'not all'});",
  reload: `setInterval(()=>{if(!document.hasFocus())location.reload()},${LOOK_AGAIN_MS});`,
};

/**
 * An embed's script: it reports its height to the page around it, takes that page's colour scheme when it is given one, unless
 * its theme is fixed, and loads itself again every five minutes, unless the reader is in it. Needs no origin, storage or request
 * of its own, so it works in `sandbox="allow-scripts"`.
 */
export function embedScript(theme: EmbedTheme): string {
  const { height, scheme, reload } = EMBED_PARTS;
  return `(()=>{${theme === 'auto' ? scheme : ''}${height}${reload}})()`;
}

/**
 * The script of the page around: it gives each frame the height that the frame reports, and tells it which scheme the page has at
 * that place, and again when that changes.
 */
const HOST_SCRIPT =
  "(()=>{const frames=()=>document.querySelectorAll('iframe[data-touchstone]');const dark=matchMedia('(prefers-color-scheme: dark)');const tell=()=>{for(const f of frames()){const s=getComputedStyle(f).colorScheme;const scheme=s.includes('dark')&&(dark.matches||!s.includes('light'))?'dark':'light';f.contentWindow&&f.contentWindow.postMessage({touchstone:{scheme}},'*')}};addEventListener('message',e=>{const h=e.data&&e.data.touchstone&&e.data.touchstone.height;if(h>0)for(const f of frames())if(f.contentWindow===e.source){f.height=h;tell()}});dark.addEventListener('change',tell);new MutationObserver(tell).observe(document.documentElement,{attributes:true})})()";

type FrameSize = { width: string; height: number };

/** The markup that puts a claim into another page: a frame, and the script that fits its height. `title` is text. */
export function writeEmbedCode(embedUrl: string, title: string, size: Partial<FrameSize> = {}): string {
  const { width = '100%', height = EMBED_HEIGHT_PX } = size;
  return (
    `<iframe data-touchstone src="${escapeXml(embedUrl)}" title="${escapeXml(title)}" width="${width}" height="${height}" ` +
    `style="border:0;max-width:100%" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox">` +
    `</iframe><script>${HOST_SCRIPT}</script>`
  );
}
