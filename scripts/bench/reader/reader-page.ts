// What runs inside the page of the reader's benchmark: one way of painting at a time, over the same text.
import { createPainter } from '#components/reader/highlight-painter.ts';
import { offsetAtPoint } from '#components/reader/offset-at-point.ts';
import { createOverlay } from '#components/reader/overlay.ts';
import { mapText, type TextMap } from '#components/reader/text-map.ts';
import { buildIntervalIndex } from '#lib/anchoring/interval-index.ts';
import type { Paintable } from '#lib/anchoring/plan-paint.ts';

/** One annotation of the benchmark; the quote is what Recogito asks for. */
export type BenchAnnotation = Paintable & { id: string; quote: string };

/** A way of painting. `find` gives the id of the annotation under a point, or null. */
type Subject = {
  paint(annotations: readonly BenchAnnotation[]): void;
  add(annotation: BenchAnnotation): void;
  find: ((x: number, y: number) => string | null) | null;
};

/** Milliseconds; null where the way of painting has no such thing. */
export type BenchResult = {
  paintMs: number;
  addMs: number;
  hoverP95Ms: number | null;
  clickMs: number | null;
  scrollP95Ms: number;
  scrollSlowFrames: number;
};

type RecogitoState = { store: { getAt(x: number, y: number): { id: string } | undefined } };
type RecogitoAnnotator = {
  setAnnotations(all: object[]): void;
  addAnnotation(one: object): void;
  state: RecogitoState;
};
type RecogitoLibrary = { createTextAnnotator(container: HTMLElement, options: object): RecogitoAnnotator };

declare global {
  interface Window {
    RecogitoJS: RecogitoLibrary;
    runBench: typeof runBench;
  }
}

const SCROLL_FRAMES = 120;
const HOVER_SAMPLES = 200;
const SLOW_FRAME_MS = 25;

const subjects: Record<string, (article: HTMLElement) => Subject> = {
  touchstone: paintWithTouchstone,
  recogito: paintWithRecogito,
  bare: paintBare,
};

/** Measures one way of painting over the page's article. `more` is one annotation that comes later. */
export async function runBench(
  name: string,
  annotations: BenchAnnotation[],
  more: BenchAnnotation,
): Promise<BenchResult> {
  const article = document.querySelector('article');
  const make = subjects[name];
  if (!article || !make) throw new Error(`no article, or no subject ${name}`);
  await twoFrames();
  const started = performance.now();
  const subject = make(article);
  subject.paint(annotations);
  await twoFrames();
  const painted = performance.now();
  subject.add(more);
  await twoFrames();
  const added = performance.now();
  const hovers = subject.find ? measureHovers(subject.find) : null;
  return {
    paintMs: painted - started,
    addMs: added - painted,
    hoverP95Ms: hovers && percentile(hovers, 0.95),
    clickMs: subject.find ? await measureClick(article, subject.find) : null,
    ...(await measureScroll()),
  };
}

function paintWithTouchstone(article: HTMLElement): Subject {
  const map = mapText(article);
  const painter = createPainter(map);
  const layer = article.appendChild(document.createElement('div'));
  layer.className = 'overlay';
  const overlay = createOverlay(map, layer);
  let all: readonly BenchAnnotation[] = [];
  let index = buildIntervalIndex(all);
  const show = (next: readonly BenchAnnotation[]) => {
    all = next;
    index = buildIntervalIndex(all);
    painter.paintAnnotations(all);
  };
  return {
    paint: show,
    add: (annotation) => show([...all, annotation]),
    find(x, y) {
      const offset = offsetAtPoint(map, x, y);
      const found = offset === null ? undefined : index.at(offset)[0];
      overlay.show('hover', found ? [found] : []);
      return found?.id ?? null;
    },
  };
}

function paintWithRecogito(article: HTMLElement): Subject {
  const annotator = window.RecogitoJS.createTextAnnotator(article, { renderer: 'CSS_HIGHLIGHTS' });
  const map = mapText(article);
  const toRecogito = (annotation: BenchAnnotation) => ({
    id: annotation.id,
    bodies: [],
    target: {
      annotation: annotation.id,
      selector: [
        { quote: annotation.quote, start: domOffset(map, annotation.start), end: domOffset(map, annotation.end) },
      ],
    },
  });
  return {
    paint: (annotations) => annotator.setAnnotations(annotations.map(toRecogito)),
    add: (annotation) => annotator.addAnnotation(toRecogito(annotation)),
    find(x, y) {
      const box = article.getBoundingClientRect();
      return annotator.state.store.getAt(x - box.left, y - box.top)?.id ?? null;
    },
  };
}

/** Recogito counts what `Range.toString` gives, which has no line breaks between blocks: each lost two code units. */
function domOffset(map: TextMap, offset: number): number {
  const blocksBefore = [...map.root.querySelectorAll<HTMLElement>('[data-start]')].filter(
    (block) => Number(block.dataset.start) <= offset,
  ).length;
  return offset - 2 * Math.max(0, blocksBefore - 1);
}

function paintBare(article: HTMLElement): Subject {
  const map = mapText(article);
  const highlight = new Highlight();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(bare) { background-color: rgb(255 200 0 / 0.3); }');
  document.adoptedStyleSheets.push(sheet);
  const add = (annotation: BenchAnnotation) => {
    const range = map.toRange(annotation);
    if (range) highlight.add(range);
  };
  return {
    paint(annotations) {
      for (const annotation of annotations) add(annotation);
      CSS.highlights.set('bare', highlight);
    },
    add,
    find: null,
  };
}

/** Hit tests over a grid of the viewport, in milliseconds each. */
function measureHovers(find: (x: number, y: number) => string | null): number[] {
  return Array.from({ length: HOVER_SAMPLES }, (_, index) => {
    const x = 340 + ((index * 37) % 600);
    const y = 60 + ((index * 53) % 600);
    const started = performance.now();
    find(x, y);
    return performance.now() - started;
  });
}

/** From a pointer event's dispatch to the first annotation found under it and the frame that shows it. */
async function measureClick(article: HTMLElement, find: (x: number, y: number) => string | null): Promise<number> {
  const started = performance.now();
  const found = new Promise<void>((resolve) => {
    article.addEventListener('pointerup', (event) => resolve(void find(event.clientX, event.clientY)), { once: true });
  });
  article.dispatchEvent(new PointerEvent('pointerup', { clientX: 640, clientY: 300, bubbles: true }));
  await found;
  return performance.now() - started;
}

async function measureScroll(): Promise<{ scrollP95Ms: number; scrollSlowFrames: number }> {
  const frames: number[] = [];
  const step = (document.documentElement.scrollHeight - window.innerHeight) / SCROLL_FRAMES;
  let last = await nextFrame();
  for (let frame = 0; frame < SCROLL_FRAMES; frame += 1) {
    window.scrollBy({ top: step, behavior: 'instant' });
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  return { scrollP95Ms: percentile(frames, 0.95), scrollSlowFrames: frames.filter((ms) => ms > SLOW_FRAME_MS).length };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

async function twoFrames(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

window.runBench = runBench;
