import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Role } from '#lib/actor/actor.ts';
import { type AnnotationView, addAnnotation, findNote, readAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeRichText } from '#lib/annotation/rich-text.ts';
import { AnnotationCard } from './annotation-card.tsx';
import { ReaderProvider } from './reader-tools.ts';
import { buildReaderTools } from './reader-tools-fixture.ts';

const SELECTOR = { start: 0, end: 3, exact: 'The', prefix: '', suffix: '' };

/** Draws one card for each note, as a member with the role sees them; the first is open. `damage` changes what a card is given. */
function showCards(
  notes: ((note: Y.XmlFragment) => void)[],
  role: Role,
  damage: (annotation: AnnotationView, index: number) => AnnotationView = (annotation) => annotation,
) {
  const ydoc = new Y.Doc();
  const annotations = notes.map((write) => {
    const id = newId();
    addAnnotation(ydoc, { id, author: 'ann', selector: SELECTOR, kind: 'note' });
    const note = findNote(ydoc, id);
    if (note) write(note);
    const annotation = readAnnotation(ydoc, id);
    if (!annotation) throw new Error('no annotation');
    return annotation;
  });
  const tools = buildReaderTools(ydoc, { me: { memberId: 'ben', role } });
  render(
    <ReaderProvider value={tools}>
      {annotations.map((annotation, index) => (
        <AnnotationCard
          key={annotation.id}
          annotation={damage(annotation, index)}
          focus={index === 0 ? null : undefined}
          cited={[]}
          storyId="story"
        />
      ))}
    </ReaderProvider>,
  );
  return { ydoc, annotations };
}

const unknown = (name: string) => (note: Y.XmlFragment) => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('its words')]);
  const element = new Y.XmlElement(name);
  element.insert(0, [paragraph]);
  note.insert(0, [element]);
};
const plain = (note: Y.XmlFragment) => writeRichText(note, 'a plain note');

test.each(['constructor', '__proto__', 'iframe'])(
  '[N17] a note with an element named %s is unreadable, stays as it is, and an admin can remove it',
  (name) => {
    const { ydoc, annotations } = showCards([unknown(name), plain], 'admin');
    const before = Y.encodeStateVector(ydoc);
    expect(screen.getByText(/This text is unreadable/)).toBeDefined();
    expect(screen.getByText('its words')).toBeDefined();
    expect(screen.getByText('a plain note')).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByRole('button', { name: 'Remove' })).toBeDefined();
    expect(annotations).toHaveLength(2);
    expect(Y.encodeStateVector(ydoc)).toEqual(before);
  },
);

test('[N17] a card that cannot be drawn stands aside for the others, and its annotation can be removed', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const { annotations } = showCards([plain, plain], 'admin', (annotation, index) =>
    index === 1 ? { ...annotation, selector: null as never } : annotation,
  );
  expect(screen.getByText('This annotation by ann cannot be shown.')).toBeDefined();
  expect(screen.getAllByRole('button', { name: 'Remove' })).toHaveLength(2);
  expect(screen.getByRole('textbox', { name: 'Note' }).textContent).toBe('a plain note');
  expect(annotations).toHaveLength(2);
  vi.restoreAllMocks();
});

test('[A27] a card says when it was written and who else edited it, and has an address of its own', () => {
  const before = Date.now();
  const { annotations } = showCards([plain, plain], 'editor', (annotation, index) =>
    index === 0 ? annotation : { ...annotation, edited: { by: 'cleo', at: Date.UTC(2026, 0, 5, 12) } },
  );
  const [own, edited] = screen.getAllByRole('link', { name: /Link to this annotation/ });
  expect(own?.getAttribute('href')).toBe(`?annotation=${annotations[0]?.id}`);
  const writtenAt = Date.parse(own?.querySelector('time')?.dateTime ?? '');
  expect(writtenAt).toBeGreaterThanOrEqual(before);
  expect(writtenAt).toBeLessThanOrEqual(Date.now());
  expect(own?.textContent).not.toContain('edited by');
  expect(edited?.textContent).toContain('edited by cleo');
  expect(edited?.querySelectorAll('time')[1]?.dateTime).toBe('2026-01-05T12:00:00.000Z');
});
