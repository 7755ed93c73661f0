import { expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { showMovedCarets } from './shared-caret.ts';

test('[A26] a caret that moves shows its name again, the others’ names stay as they are', () => {
  const awareness = new Awareness(new Y.Doc());
  document.body.innerHTML =
    '<p>A<i class="shared-caret" data-client="7"></i>B<i class="shared-caret" data-client="8"></i></p>';
  const stop = showMovedCarets(document.body, awareness);
  const moved = () => [...document.querySelectorAll<HTMLElement>('.shared-caret')].map(({ dataset }) => dataset.moved);
  const move = (...updated: number[]) => awareness.emit('change', [{ added: [], updated, removed: [] }, 'remote']);
  expect(moved()).toEqual([undefined, undefined]);
  move(7);
  expect(moved()).toEqual(['once', undefined]);
  move(7);
  expect(moved()).toEqual(['again', undefined]);
  stop();
  move(7, 8);
  expect(moved()).toEqual(['again', undefined]);
  awareness.destroy();
});
