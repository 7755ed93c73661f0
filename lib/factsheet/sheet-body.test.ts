import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DraftBlock, Inline } from '#lib/version/block.ts';
import { type Draft, placedClaimIds, readDraft, writeDraft } from './sheet-body.ts';

const run: fc.Arbitrary<Inline> = fc
  .record({
    text: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '' && text.isWellFormed()),
    bold: fc.boolean(),
    italic: fc.boolean(),
    href: fc.option(fc.webUrl()),
  })
  .map(({ text, bold, italic, href }) => ({
    text,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(href !== null && { href }),
  }));
// Runs that look alike would be read as one.
const runs = fc
  .array(run, { minLength: 1, maxLength: 4 })
  .filter((all) => all.every((one, index) => index === 0 || look(one) !== look(all[index - 1])));

function look(one: Inline | undefined): string {
  return JSON.stringify([one?.bold, one?.italic, one?.href]);
}

const block: fc.Arbitrary<DraftBlock> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), text: runs }),
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), text: runs }),
  fc.record({ type: fc.constant('quote' as const), paragraphs: fc.array(runs, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    entries: fc.array(runs, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('claim' as const), claimId: fc.uuid() }),
);

function write(draft: Partial<Draft>): Y.Doc {
  const ydoc = new Y.Doc();
  writeDraft(ydoc, draft);
  return ydoc;
}

describe('readDraft', () => {
  it('[F6] reads what was written', () => {
    const line = run.map(({ text }) => text.trim());
    const standfirst = fc.array(line);
    fc.assert(
      fc.property(
        fc.record({ title: line, address: line, standfirst, body: fc.array(block, { maxLength: 6 }) }),
        (draft) => {
          expect(readDraft(write(draft))).toEqual(draft);
        },
      ),
    );
  });

  it('[F6] leaves out what is empty', () => {
    const empty: DraftBlock[] = [
      { type: 'paragraph', text: [{ text: ' ' }] },
      { type: 'quote', paragraphs: [[{ text: '' }]] },
      { type: 'list', ordered: true, entries: [[{ text: '' }]] },
    ];
    const nothing = { title: '', address: '', standfirst: [], body: [] };
    expect(readDraft(write({ title: ' ', standfirst: [' '], body: empty }))).toEqual(nothing);
  });

  it('[F41] a title that two people begin at once is read as one line', () => {
    const ydoc = write({ title: 'What closed' });
    writeDraft(ydoc, { title: 'the harbour' });
    expect(readDraft(ydoc).title).toBe('What closed the harbour');
  });

  it('[F6] keeps the words of a link that may not be published, without the link', () => {
    const body: DraftBlock[] = [{ type: 'paragraph', text: [{ text: 'here', href: 'javascript:alert(1)' }] }];
    expect(readDraft(write({ standfirst: [], body })).body).toEqual([{ type: 'paragraph', text: [{ text: 'here' }] }]);
  });

  it('[F6] refuses a block that a sheet cannot hold', () => {
    const ydoc = new Y.Doc();
    ydoc.getXmlFragment('body').push([new Y.XmlElement('iframe')]);
    expect(() => readDraft(ydoc)).toThrow(/iframe/);
  });

  it('[F6] names each placed claim once, in order', () => {
    const body: DraftBlock[] = ['b', 'a', 'b'].map((claimId) => ({ type: 'claim', claimId }));
    expect(placedClaimIds({ body })).toEqual(['b', 'a']);
  });
});
