import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AnnotationHistory } from './annotation-history.tsx';

const ZORA = '0193c7f2-0000-7000-8000-00000000000a';
const STRANGER = '0193c7f2-0000-7000-8000-00000000000b';

test('[N18] the history of a note writes a mention as "@" and the member’s name', () => {
  const touch = { fromSeq: 1, toSeq: 2, atMs: 0, memberId: ZORA, annotationId: 'a', passage: 'The pier' };
  const note = { change: 'note' as const, before: '', after: `Ask @[${ZORA}] and @[${STRANGER}].` };
  const removed = { change: 'reply-removed' as const, before: `No, @[${ZORA}]!` };
  render(
    <AnnotationHistory
      articlePath="/a"
      title="The pier"
      sessions={[{ ...touch, changes: [note, removed] }]}
      isCut={false}
      people={[{ memberId: ZORA, name: 'Zora Quill', colour: 1 }]}
      annotationId={null}
    />,
  );
  const { textContent } = screen.getByRole('list', { name: 'Changes' });
  expect(textContent).toContain('Ask @Zora Quill and @Former member.');
  expect(textContent).toContain('No, @Zora Quill!');
  expect(textContent).not.toContain('@[');
});
