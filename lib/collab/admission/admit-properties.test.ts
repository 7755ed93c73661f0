import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addReply,
  findNote,
  readAnnotations,
  removeAnnotation,
  setKind,
  setResolved,
} from '#lib/annotation/annotation-doc.ts';
import type { DraftAuthor } from '#lib/annotation/judge-change.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { ANN, annotate, annotated, BEN, CHIEF, join, shadowOf } from '#seeds/admit-fixture.ts';
import { admit } from './admit.ts';

const AUTHORS = [ANN, BEN, CHIEF];

/** One honest step of a member in their own copy; picks among what they may do. */
function stepHonestly(doc: Y.Doc, author: DraftAuthor, pick: number): void {
  const views = readAnnotations(doc);
  const view = views[pick % Math.max(1, views.length)];
  const mayRemove = view && (author.role === 'admin' || view.author === author.memberId);
  const action = pick % 7;
  if (!view || action < 2) annotate(doc, author.memberId, pick % 40, (pick % 40) + 5);
  else if (action === 2 && mayRemove) removeAnnotation(doc, view.id);
  else if (action === 3) addReply(doc, view.id, { id: newId(), author: author.memberId });
  else if (action === 4) setResolved(doc, view.id, !view.resolved);
  else if (action === 5) setKind(doc, view.id, 'doubt');
  else writeRichText(findNote(doc, view.id)!, `note ${pick}`);
}

test('[D17] honest members are admitted whatever the order in which their edits meet', () => {
  const step = fc.record({ who: fc.nat(2), pick: fc.nat(1000), fetches: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      const shadow = shadowOf('article');
      const clients = AUTHORS.map((author) => ({ author, doc: new Y.Doc() }));
      for (const { who, pick, fetches } of steps) {
        const { author, doc } = clients[who]!;
        // Who does not fetch works on an older state, as one who is offline or whose network is slow.
        if (fetches) Y.applyUpdate(doc, Y.encodeStateAsUpdate(shadow.doc));
        const before = Y.encodeStateVector(doc);
        doc.transact(() => stepHonestly(doc, author, pick));
        const verdict = admit(shadow, Y.encodeStateAsUpdate(doc, before), author);
        expect(verdict).toMatchObject({ admitted: true });
      }
      for (const { doc } of clients) {
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(shadow.doc));
        Y.applyUpdate(shadow.doc, Y.encodeStateAsUpdate(doc));
      }
      const replicas = clients.map(({ doc }) => readAnnotations(doc));
      for (const replica of replicas) expect(replica).toEqual(readAnnotations(shadow.doc));
      const authors = new Map([...shadow.index].map(([id, entry]) => [id, entry.author]));
      expect(authors).toEqual(new Map(readAnnotations(shadow.doc).map(({ id, author }) => [id, author])));
    }),
    { numRuns: 60 },
  );
});

test('[D17] whatever bytes arrive, admission ends with a verdict', () => {
  const { shadow } = annotated();
  const state = Y.encodeStateAsUpdate(shadow.doc);
  const ann = join(shadow, ANN);
  annotate(ann.doc, 'ann', 4, 11);
  const honest = Y.encodeStateAsUpdate(ann.doc, Y.encodeStateVector(shadow.doc));
  const mutations = fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(mutations, fc.nat(honest.length), (changes, length) => {
      const bytes = honest.slice(0, length);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      const verdict = admit(shadowOf('article', state), bytes, ANN);
      expect(typeof verdict.admitted).toBe('boolean');
    }),
    { numRuns: 400 },
  );
});
