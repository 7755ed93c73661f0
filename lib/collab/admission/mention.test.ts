import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addReply, findNote, findReplyBody, readAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { ANN, annotated, BEN, join, shadowOf } from '#seeds/admit-fixture.ts';

const ZORA = '0193c7f2-0000-7000-8000-00000000000a';

/** Attributes of any kind, as a forger sets them. */
type Forged = { setAttribute: (name: string, value: unknown) => void };

function mention(attributes: Record<string, unknown> = { id: ZORA, label: 'Zora' }): Y.XmlElement {
  const element = new Y.XmlElement('mention');
  for (const [name, value] of Object.entries(attributes)) (element as Forged).setAttribute(name, value);
  return element;
}

function paragraphOf(...nodes: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, nodes);
  return paragraph;
}

/** Lets Ben write the nodes in Ann's note, and gives the verdict. */
function write(...nodes: (Y.XmlElement | Y.XmlText)[]) {
  const { shadow, id } = annotated();
  const verdict = join(shadow, BEN).edit((doc) => findNote(doc, id)!.insert(0, nodes));
  return { verdict, read: () => readAnnotation(shadow.doc, id)?.note };
}

test('[D15] a mention is a member’s id and a label within a paragraph of a note or a reply, and reads as the member', () => {
  const { verdict, read } = write(paragraphOf(new Y.XmlText('Ask '), mention(), new Y.XmlText(' first')));
  expect(verdict).toMatchObject({ admitted: true });
  expect(read()).toBe(`Ask @[${ZORA}] first`);
  const { shadow, id } = annotated();
  const replyId = newId();
  const replied = join(shadow, ANN).edit((doc) => {
    addReply(doc, id, { id: replyId, author: 'ann' });
    findReplyBody(doc, id, replyId)!.insert(0, [paragraphOf(mention())]);
  });
  expect(replied).toMatchObject({ admitted: true });
});

const withChild = mention();
withChild.insert(0, [new Y.XmlText('hidden')]);

test.each<[title: string, node: Y.XmlElement]>([
  ['of nobody', paragraphOf(mention({ label: 'Zora' }))],
  ['of everybody', paragraphOf(mention({ id: 'all', label: 'Zora' }))],
  ['by an id that is no text', paragraphOf(mention({ id: { toString: ZORA }, label: 'Zora' }))],
  ['without a label', paragraphOf(mention({ id: ZORA }))],
  ['with a label that is no text', paragraphOf(mention({ id: ZORA, label: 5 }))],
  ['with a label of 201 letters', paragraphOf(mention({ id: ZORA, label: 'x'.repeat(201) }))],
  ['with a handler', paragraphOf(mention({ id: ZORA, label: 'Zora', onclick: 'alert(1)' }))],
  ['with a prototype', paragraphOf(mention({ id: ZORA, label: 'Zora', ['__proto__']: 'x' }))],
  ['with words in it', paragraphOf(withChild)],
  ['outside a paragraph', mention()],
])('[D15] a mention %s is refused', (_title, node) => {
  expect(write(node).verdict).toEqual({ admitted: false, reason: 'shape' });
});

test('[D15] a mention keeps its shape: it may name another member, and loses or gains nothing', () => {
  const change = (edit: (one: Y.XmlElement) => void) => {
    const { shadow, id } = annotated();
    join(shadow, ANN).edit((doc) => findNote(doc, id)!.insert(0, [paragraphOf(mention())]));
    return join(shadow, BEN).edit((doc) => {
      const paragraph = findNote(doc, id)!.get(0) as Y.XmlElement;
      edit(paragraph.get(0) as Y.XmlElement);
    });
  };
  const refused = { admitted: false, reason: 'shape' };
  expect(change((one) => one.setAttribute('id', newId()))).toMatchObject({ admitted: true });
  expect(change((one) => one.setAttribute('id', 'all'))).toEqual(refused);
  expect(change((one) => one.removeAttribute('label'))).toEqual(refused);
  expect(change((one) => one.setAttribute('style', 'x'))).toEqual(refused);
  expect(change((one) => one.insert(0, [new Y.XmlText('hidden')]))).toEqual(refused);
});

test('[D15] a fact sheet’s text names nobody', () => {
  const { edit } = join(shadowOf('sheet'), ANN);
  const verdict = edit((doc) => doc.getXmlFragment('body').insert(0, [paragraphOf(mention())]));
  expect(verdict).toEqual({ admitted: false, reason: 'shape' });
});

test('[D15] who removes a mention, or the paragraph around it, is admitted', () => {
  const { shadow, id } = annotated();
  join(shadow, ANN).edit((doc) => {
    findNote(doc, id)!.insert(0, [paragraphOf(mention()), paragraphOf(mention())]);
    writeRichText(findNote(doc, id)!, 'Last.');
  });
  const { edit } = join(shadow, BEN);
  expect(edit((doc) => (findNote(doc, id)!.get(0) as Y.XmlElement).delete(0, 1))).toMatchObject({ admitted: true });
  expect(edit((doc) => findNote(doc, id)!.delete(1, 1))).toMatchObject({ admitted: true });
  expect(readAnnotation(shadow.doc, id)?.note).toBe('Last.');
});
