import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addAnnotation,
  addReply,
  annotationsOf,
  findNote,
  findReplyBody,
  removeAnnotation,
  removeReply,
  setKind,
  setResolved,
} from '#lib/annotation/annotation-doc.ts';
import type { DraftAuthor } from '#lib/annotation/judge-change.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { DOCUMENT_MAX_BYTES } from '#lib/draft-log/limits.ts';
import { ANN, annotate, annotated, BEN, CHIEF, join, member, shadowOf } from '#seeds/admit-fixture.ts';
import { admit, type Verdict } from './admit.ts';

const WATCHER = member('watcher', 'observer');

function entryOf(doc: Y.Doc, id: string): Y.Map<unknown> {
  return annotationsOf(doc).get(id)!;
}

function repliesOf(doc: Y.Doc, id: string): Y.Map<Y.Map<unknown>> {
  return entryOf(doc, id).get('replies') as Y.Map<Y.Map<unknown>>;
}

type Change = (doc: Y.Doc, id: string, replyId: string) => unknown;

/** Lets `author` make the change to an article with Ann's annotation and Ben's reply, and gives the verdict. */
function judge(author: DraftAuthor, change: Change): Verdict {
  const { shadow, id, replyId } = annotated();
  return join(shadow, author).edit((doc) => void change(doc, id, replyId));
}

function expectAdmitted(_title: string, author: DraftAuthor, change: Change): void {
  expect(judge(author, change)).toMatchObject({ admitted: true });
}

function expectRefused(_title: string, reason: string, author: DraftAuthor, change: Change): void {
  expect(judge(author, change)).toEqual({ admitted: false, reason });
}

function markedWith(name: string): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta([{ insert: 'words', attributes: Object.fromEntries([[name, {}]]) }]);
  return text;
}

function paragraphOf(child: Y.XmlElement | Y.XmlText): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [child]);
  return paragraph;
}

type Admitted = [title: string, author: DraftAuthor, change: Change];
type Refused = [title: string, reason: string, author: DraftAuthor, change: Change];

const PLAIN = { start: 0, end: 3, exact: 'The', prefix: '', suffix: '' };

const ADMITTED_N2: Admitted[] = [
  ['a member annotates', BEN, (doc) => annotate(doc, 'ben')],
  ['a member replies', ANN, (doc, id) => addReply(doc, id, { id: newId(), author: 'ann' })],
];

test.each(ADMITTED_N2)('[N2] %s: admitted', expectAdmitted);

const ADMITTED_N5: Admitted[] = [
  ['a colleague writes in the note', BEN, (doc, id) => writeRichText(findNote(doc, id)!, 'I agree')],
  ['a colleague writes in a reply', ANN, (doc, id, reply) => writeRichText(findReplyBody(doc, id, reply)!, 'Yes')],
  ['a colleague sets the kind', BEN, (doc, id) => setKind(doc, id, 'doubt')],
  ['a colleague resolves', BEN, (doc, id) => setResolved(doc, id, true)],
];

test.each(ADMITTED_N5)('[N5] %s: admitted', expectAdmitted);

const ADMITTED_N4: Admitted[] = [
  ['the author removes an annotation with others’ replies', ANN, (doc, id) => removeAnnotation(doc, id)],
  ['an admin removes an annotation', CHIEF, (doc, id) => removeAnnotation(doc, id)],
  ['an admin removes a reply', CHIEF, (doc, id, reply) => removeReply(doc, id, reply)],
  ['the author removes a reply', BEN, (doc, id, reply) => removeReply(doc, id, reply)],
];

test.each(ADMITTED_N4)('[N4] %s: admitted', expectAdmitted);

const ADMITTED_D4: Admitted[] = [['an observer who changed nothing', WATCHER, () => undefined]];

test.each(ADMITTED_D4)('[D4] %s: admitted', expectAdmitted);

const REFUSED_D4: Refused[] = [['an observer annotates', 'observer', WATCHER, (doc) => annotate(doc, 'watcher')]];

test.each(REFUSED_D4)('[D4] %s: refused as %s', expectRefused);

const REFUSED_N2: Refused[] = [
  ['an annotation in another’s name', 'author', BEN, (doc) => annotate(doc, 'ann')],
  ['a reply in another’s name', 'author', BEN, (doc, id) => addReply(doc, id, { id: newId(), author: 'ann' })],
];

test.each(REFUSED_N2)('[N2] %s: refused as %s', expectRefused);

const REFUSED_N3: Refused[] = [
  ['the author is changed', 'immutable', ANN, (doc, id) => entryOf(doc, id).set('author', 'ben')],
  ['the selector is changed', 'immutable', ANN, (doc, id) => entryOf(doc, id).set('selector', PLAIN)],
  ['the author is taken away', 'immutable', ANN, (doc, id) => entryOf(doc, id).delete('author')],
  ['the note is replaced', 'immutable', ANN, (doc, id) => entryOf(doc, id).set('note', new Y.XmlFragment())],
  ['the replies are replaced', 'immutable', ANN, (doc, id) => entryOf(doc, id).set('replies', new Y.Map())],
  ['a reply’s author is changed', 'immutable', ANN, (doc, id, r) => repliesOf(doc, id).get(r)?.set('author', 'ann')],
  ['an annotation is written over', 'immutable', ANN, (doc, id) => annotationsOf(doc).set(id, new Y.Map())],
  ['a reply is written over', 'immutable', BEN, (doc, id, r) => repliesOf(doc, id).set(r, new Y.Map())],
];

test.each(REFUSED_N3)('[N3] %s: refused as %s', expectRefused);

const REFUSED_N4: Refused[] = [
  ['a colleague removes an annotation', 'removal', BEN, (doc, id) => removeAnnotation(doc, id)],
  ['the annotation’s author removes another’s reply', 'removal', ANN, (doc, id, r) => removeReply(doc, id, r)],
];

test.each(REFUSED_N4)('[N4] %s: refused as %s', expectRefused);

const REFUSED_N6: Refused[] = [
  [
    'a passage outside the text',
    'selector',
    ANN,
    (doc) => {
      const selector = { ...PLAIN, start: 900, end: 903 };
      addAnnotation(doc, { id: newId(), author: 'ann', selector, kind: 'note' });
    },
  ],
  [
    'a quote that does not stand there',
    'selector',
    ANN,
    (doc) => {
      addAnnotation(doc, { id: newId(), author: 'ann', selector: { ...PLAIN, exact: 'Not' }, kind: 'note' });
    },
  ],
];

test.each(REFUSED_N6)('[N6] %s: refused as %s', expectRefused);

const REFUSED_D15: Refused[] = [
  [
    'an id that is no UUID',
    'immutable',
    ANN,
    (doc) => {
      addAnnotation(doc, { id: 'x', author: 'ann', selector: PLAIN, kind: 'note' });
    },
  ],
  ['a kind that is none', 'shape', ANN, (doc, id) => entryOf(doc, id).set('kind', 'rumour')],
  ['a field that is none', 'immutable', ANN, (doc, id) => entryOf(doc, id).set('rating', 5)],
  ['another root', 'shape', ANN, (doc) => doc.getMap('votes').set('a', 1)],
  ['a list in the root map', 'shape', ANN, (doc) => doc.getArray('annotations').insert(0, ['a'])],
  ['a map within the note', 'shape', ANN, (doc, id) => findNote(doc, id)!.insert(0, [new Y.Map() as never])],
  [
    'too deep a nesting',
    'shape',
    ANN,
    (doc, id) => {
      let inner = new Y.XmlElement('blockquote');
      for (let depth = 0; depth < 40; depth += 1) {
        const outer = new Y.XmlElement('blockquote');
        outer.insert(0, [inner]);
        inner = outer;
      }
      findNote(doc, id)!.insert(0, [inner]);
    },
  ],
  ...['constructor', '__proto__', 'iframe', 'heading', 'claim', 'Paragraph', ''].map(
    (name): Refused => [
      `a note’s element named “${name}”`,
      'shape',
      ANN,
      (doc, id) => findNote(doc, id)!.insert(0, [new Y.XmlElement(name)]),
    ],
  ),
  ...['constructor', '__proto__', 'toString--a1b2', 'highlight', ''].map(
    (name): Refused => [
      `a note’s mark named “${name}”`,
      'shape',
      ANN,
      (doc, id) => findNote(doc, id)!.insert(0, [paragraphOf(markedWith(name))]),
    ],
  ),
  [
    'an unknown element deep in a new reply',
    'shape',
    ANN,
    (doc, id) => {
      const replyId = newId();
      addReply(doc, id, { id: replyId, author: 'ann' });
      findReplyBody(doc, id, replyId)!.insert(0, [paragraphOf(new Y.XmlElement('constructor'))]);
    },
  ],
  [
    'an attribute that every object has',
    'shape',
    ANN,
    (doc, id) => {
      const paragraph = new Y.XmlElement<{ [name: string]: string }>('paragraph');
      paragraph.setAttribute('constructor', 'x');
      findNote(doc, id)!.insert(0, [paragraph as Y.XmlElement]);
    },
  ],
  ['a sub-document', 'sub-document', ANN, (doc, id) => entryOf(doc, id).set('kind', new Y.Doc())],
];

test.each(REFUSED_D15)('[D15] %s: refused as %s', expectRefused);

test('[D14] an update that builds on a missing one is refused', () => {
  const { shadow, id } = annotated();
  const { doc, edit } = join(shadow, ANN);
  writeRichText(findNote(doc, id)!, 'never sent');
  expect(edit(() => writeRichText(findNote(doc, id)!, 'sent'))).toEqual({ admitted: false, reason: 'pending' });
});

test('[D14] a clientID belongs to the member who used it first', () => {
  const { shadow, id } = annotated();
  const ann = join(shadow, ANN);
  ann.edit((doc) => writeRichText(findNote(doc, id)!, 'mine'));
  const thief = join(shadow, BEN);
  thief.doc.clientID = ann.doc.clientID;
  const stolen = thief.edit((doc) => writeRichText(findNote(doc, id)!, 'forged'));
  expect(stolen).toEqual({ admitted: false, reason: 'foreign-client' });
});

test('[D14] what is known already changes nothing', () => {
  const { shadow } = annotated();
  const whole = Y.encodeStateAsUpdate(shadow.doc);
  expect(admit(shadow, whole, BEN)).toMatchObject({ admitted: true, update: null, newClients: [] });
});

test('[D16] a draft does not grow beyond its limit', () => {
  const { shadow, id } = annotated();
  shadow.bytes = DOCUMENT_MAX_BYTES;
  expect(join(shadow, ANN).edit((doc) => setKind(doc, id, 'doubt'))).toMatchObject({ admitted: true });
  expect(shadow.bytes).toBeLessThan(DOCUMENT_MAX_BYTES);
});

test('[D15] a fact sheet holds a standfirst and a body of rich text, and nothing else', () => {
  const shadow = shadowOf('sheet');
  const { edit } = join(shadow, ANN);
  expect(edit((doc) => writeRichText(doc.getXmlFragment('standfirst'), 'What stands.'))).toMatchObject({
    admitted: true,
  });
  expect(edit((doc) => writeRichText(doc.getXmlFragment('body'), 'One.\nTwo.'))).toMatchObject({ admitted: true });
  expect(edit((doc) => writeRichText(doc.getXmlFragment('notes'), 'No.'))).toEqual({
    admitted: false,
    reason: 'shape',
  });
});

test.each([
  ['standfirst', new Y.XmlElement('heading')],
  ['standfirst', paragraphOf(markedWith('bold'))],
  ['body', new Y.XmlElement('mention')],
  ['body', paragraphOf(markedWith('code'))],
  ['body', new Y.XmlElement('constructor')],
])('[D15] a fact sheet’s %s holds only what its editor writes', (root, node) => {
  const { edit } = join(shadowOf('sheet'), ANN);
  expect(edit((doc) => doc.getXmlFragment(root).insert(0, [node]))).toEqual({ admitted: false, reason: 'shape' });
});

test('[D15] a mark from before the rule can be taken away, and what is around it goes on', () => {
  const old = new Y.Doc();
  old.getXmlFragment('body').insert(0, [paragraphOf(markedWith('highlight'))]);
  const { edit } = join(shadowOf('sheet', Y.encodeStateAsUpdate(old)), ANN);
  const textOf = (doc: Y.Doc) => (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  expect(edit((doc) => textOf(doc).insert(0, 'more '))).toMatchObject({ admitted: true });
  expect(edit((doc) => textOf(doc).format(5, 5, { highlight: null }))).toMatchObject({ admitted: true });
});

test('[D15] a story’s document holds nothing', () => {
  const shadow = shadowOf('story');
  expect(join(shadow, ANN).edit((doc) => doc.getMap('a').set('b', 1))).toEqual({ admitted: false, reason: 'shape' });
});
