import { describe, expect, it } from 'vitest';
import { measureProgress } from './story-progress.ts';

describe('measureProgress', () => {
  it('[R16] counts each claim once, the decided ones among them', () => {
    const progress = measureProgress([
      { state: 'voting', count: 2 },
      { state: 'approved', count: 3 },
      { state: 'rejected', count: 1 },
      { state: 'voting', count: 1 },
    ]);
    expect(progress).toMatchObject({ total: 7, decided: 4, approved: 3 });
    expect(progress.counts).toMatchObject({ voting: 3, approved: 3, rejected: 1, gathering: 0 });
  });

  it('[R16] is all zero for a story without claims', () => {
    expect(measureProgress([])).toMatchObject({ total: 0, decided: 0, approved: 0 });
  });
});
