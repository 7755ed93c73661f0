import { expect, test } from 'vitest';
import { buildThreads, countComments, type FlatComment } from './comment-view.ts';

const BODY = { type: 'doc' as const, content: [{ type: 'paragraph' as const }] };

function comment(id: string, parentId: string | null, minute: number, isThere = true): FlatComment {
  const author = { authorId: 'm', authorName: 'Ada', authorColour: 0 };
  const at = `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
  const body = isThere ? BODY : null;
  return {
    id,
    parentId,
    ...author,
    at,
    body,
    pastEdits: [],
    editedAt: null,
    mayEdit: false,
    mayRemove: false,
    hasUnseenMention: false,
  };
}

test('[I1] answers stand below what they answer, oldest first', () => {
  const threads = buildThreads([
    comment('c', 'a', 3),
    comment('b', null, 2),
    comment('d', 'c', 4),
    comment('a', null, 1),
  ]);
  expect(threads.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(threads[0]?.answers[0]?.id).toBe('c');
  expect(threads[0]?.answers[0]?.answers[0]?.id).toBe('d');
});

test('[I4] a deleted comment stays as a placeholder only if it has replies', () => {
  const threads = buildThreads([comment('a', null, 1, false), comment('b', 'a', 2), comment('c', null, 3, false)]);
  expect(threads.map(({ id }) => id)).toEqual(['a']);
  expect(threads[0]?.body).toBeNull();
  expect(countComments(threads)).toBe(1);
});
