import { escapeXml } from '#lib/version/escape-xml.ts';

/** How often an embed reloads. */
const LOOK_AGAIN_MS = 300_000;

/** Height of an embed until it has reported its own. */
export const EMBED_HEIGHT_PX = 240;

/**
 * An embed's script: it reports its height to the page around it, and loads itself again every five minutes, unless the reader
 * is in it. Needs no origin, storage or request of its own, so it works in `sandbox="allow-scripts"`.
 */
export const EMBED_SCRIPT = `(()=>{const main=document.querySelector('main');const tell=()=>parent.postMessage({touchstone:{height:Math.ceil(main.getBoundingClientRect().height)}},'*');new ResizeObserver(tell).observe(main);tell();setInterval(()=>{if(!document.hasFocus())location.reload()},${LOOK_AGAIN_MS})})()`;

const FIT_SCRIPT =
  "addEventListener('message',e=>{const h=e.data&&e.data.touchstone&&e.data.touchstone.height;if(h>0)for(const f of document.querySelectorAll('iframe[data-touchstone]'))if(f.contentWindow===e.source)f.height=h})";

type FrameSize = { width: string; height: number };

/** The markup that puts a claim into another page: a frame, and the script that fits its height. `title` is text. */
export function writeEmbedCode(embedUrl: string, title: string, size: Partial<FrameSize> = {}): string {
  const { width = '100%', height = EMBED_HEIGHT_PX } = size;
  return (
    `<iframe data-touchstone src="${escapeXml(embedUrl)}" title="${escapeXml(title)}" width="${width}" height="${height}" ` +
    `style="border:0;max-width:100%" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox">` +
    `</iframe><script>${FIT_SCRIPT}</script>`
  );
}
