import * as Y from 'yjs';
import { AppError } from '#lib/errors.ts';
import { isWebHref } from '#lib/links/is-web-href.ts';
import type { DraftBlock, Inline, TextBlock } from '#lib/version/block.ts';

/**
 * The draft in `sheet:<storyId>`: four roots, written by TipTap.
 *   title, address: Y.XmlFragment of `paragraph`, text without marks; what two people write into an empty one at once is two
 *   paragraphs, which are read as one line
 *   standfirst: Y.XmlFragment of `paragraph`, text without marks
 *   body: Y.XmlFragment of `heading` (level 2, 3), `paragraph`, `blockquote`, `bulletList`, `orderedList`, and
 *   `claim` (attribute `claimId`), a leaf on the top level
 */
export const TITLE_ROOT = 'title';
export const ADDRESS_ROOT = 'address';
export const STANDFIRST_ROOT = 'standfirst';
export const BODY_ROOT = 'body';

/**
 * What the draft says, without its editing history. Empty paragraphs are left out; `title` and `address` are empty until
 * somebody writes them (see nameSheet).
 */
export type Draft = { title: string; address: string; standfirst: string[]; body: DraftBlock[] };

/** Reads the draft as a small tree. @throws AppError INVALID for a block that a fact sheet cannot hold. */
export function readDraft(ydoc: Y.Doc): Draft {
  return {
    title: readPlainText(ydoc, TITLE_ROOT).join(' '),
    address: readPlainText(ydoc, ADDRESS_ROOT).join(' '),
    standfirst: readPlainText(ydoc, STANDFIRST_ROOT),
    body: elementsOf(ydoc.getXmlFragment(BODY_ROOT)).flatMap((element) => readBlock(element) ?? []),
  };
}

/** The paragraphs of a root without marks, as they are read: trimmed, none empty. */
function readPlainText(ydoc: Y.Doc, root: string): string[] {
  const paragraphs = elementsOf(ydoc.getXmlFragment(root)).map((paragraph) =>
    readRuns(paragraph)
      .map((run) => run.text)
      .join('')
      .trim(),
  );
  return paragraphs.filter((text) => text !== '');
}

/** The ids of the claims in the draft, in order, each once. */
export function placedClaimIds(draft: Pick<Draft, 'body'>): string[] {
  return [...new Set(draft.body.flatMap((block) => (block.type === 'claim' ? [block.claimId] : [])))];
}

/** Appends what is given to the document, in the shape that TipTap writes. */
export function writeDraft(ydoc: Y.Doc, { title, address, standfirst = [], body = [] }: Partial<Draft>): void {
  const append = (root: string, paragraphs: readonly string[]) =>
    ydoc.getXmlFragment(root).push(paragraphs.map((text) => textElement('paragraph', [{ text }])));
  ydoc.transact(() => {
    if (title) append(TITLE_ROOT, [title]);
    if (address) append(ADDRESS_ROOT, [address]);
    append(STANDFIRST_ROOT, standfirst);
    ydoc.getXmlFragment(BODY_ROOT).push(body.map(toElement));
  });
}

function readBlock(element: Y.XmlElement): DraftBlock | null {
  switch (element.nodeName) {
    case 'paragraph':
      return withText({ type: 'paragraph', text: readRuns(element) });
    case 'heading':
      return withText({ type: 'heading', level: attributeOf(element, 'level') === 3 ? 3 : 2, text: readRuns(element) });
    case 'blockquote':
      return withParts({ type: 'quote', paragraphs: readParts(elementsOf(element)) });
    case 'bulletList':
    case 'orderedList':
      return withParts({
        type: 'list',
        ordered: element.nodeName === 'orderedList',
        entries: readParts(elementsOf(element).flatMap(elementsOf)),
      });
    case 'claim':
      return { type: 'claim', claimId: String(attributeOf(element, 'claimId')) };
    default:
      throw new AppError('factsheet.unknown-block', { name: element.nodeName });
  }
}

function withText<B extends TextBlock & { text: Inline[] }>(block: B): B | null {
  return block.text.length > 0 ? block : null;
}

function withParts(block: Extract<TextBlock, { type: 'quote' | 'list' }>): TextBlock | null {
  return (block.type === 'quote' ? block.paragraphs : block.entries).length > 0 ? block : null;
}

function readParts(elements: Y.XmlElement[]): Inline[][] {
  return elements.map(readRuns).filter((part) => part.length > 0);
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().filter((child) => child instanceof Y.XmlElement);
}

// Yjs types attributes as strings, yet keeps what TipTap sets: a heading's level is a number.
function attributeOf(element: Y.XmlElement, name: string): unknown {
  return element.getAttribute(name);
}

type DeltaRun = { insert?: unknown; attributes?: Record<string, unknown> };

function readRuns(element: Y.XmlElement): Inline[] {
  const runs: Inline[] = [];
  for (const child of element.toArray()) {
    if (!(child instanceof Y.XmlText)) throw new AppError('factsheet.block-in-line');
    for (const op of child.toDelta() as DeltaRun[]) {
      if (typeof op.insert === 'string' && op.insert !== '') addRun(runs, toRun(op.insert, op.attributes ?? {}));
    }
  }
  return runs.some((run) => run.text.trim() !== '') ? runs : [];
}

function toRun(text: string, marks: Record<string, unknown>): Inline {
  const run: Inline = { text: text.toWellFormed() };
  for (const [key, value] of Object.entries(marks)) {
    // y-tiptap names a mark that may overlap itself "name--hash".
    const name = key.split('--')[0];
    if (name === 'bold') run.bold = true;
    if (name === 'italic') run.italic = true;
    if (name === 'link' && value !== null && typeof value === 'object' && 'href' in value) {
      const href = String(value.href);
      if (isWebHref(href)) run.href = href;
    }
  }
  return run;
}

function addRun(runs: Inline[], run: Inline): void {
  const last = runs.at(-1);
  if (last && last.bold === run.bold && last.italic === run.italic && last.href === run.href) last.text += run.text;
  else runs.push(run);
}

function toElement(block: DraftBlock): Y.XmlElement {
  switch (block.type) {
    case 'paragraph':
      return textElement('paragraph', block.text);
    case 'heading': {
      const heading = textElement('heading', block.text);
      setAttribute(heading, 'level', block.level);
      return heading;
    }
    case 'quote':
      return parentElement(
        'blockquote',
        block.paragraphs.map((text) => textElement('paragraph', text)),
      );
    case 'list': {
      const entries = block.entries.map((text) => parentElement('listItem', [textElement('paragraph', text)]));
      return parentElement(block.ordered ? 'orderedList' : 'bulletList', entries);
    }
    case 'claim': {
      const claim = new Y.XmlElement('claim');
      claim.setAttribute('claimId', block.claimId);
      return claim;
    }
  }
}

function setAttribute(element: Y.XmlElement, name: string, value: string | number): void {
  (element as unknown as Y.XmlElement<Record<string, string | number>>).setAttribute(name, value);
}

function textElement(name: string, runs: readonly Inline[]): Y.XmlElement {
  const text = new Y.XmlText();
  let at = 0;
  for (const { text: words, bold, italic, href } of runs) {
    text.insert(at, words, {
      ...(bold && { bold: {} }),
      ...(italic && { italic: {} }),
      ...(href && { link: { href } }),
    });
    at += words.length;
  }
  return parentElement(name, [text]);
}

function parentElement(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, children);
  return element;
}
