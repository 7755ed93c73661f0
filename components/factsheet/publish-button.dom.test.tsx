import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TriedSheet } from '#lib/factsheet/sheet-page.ts';
import { answerAction, loseServer } from '#scripts/testing/dom/server.ts';
import { showInApp } from '#scripts/testing/dom/show-in-app.tsx';
import { sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { PublishButton } from './publish-button.tsx';

const { publishedAt: _, changes: __, ...content } = sampleSnapshot();
const SHEET: TriedSheet = { content, seenSha256: 'a'.repeat(64), checks: [], differences: null, links: [] };

test('[E1] where the sheet changed meanwhile and cannot be fetched again, the dialog says so and tries again', async () => {
  const prepare = (sheet: TriedSheet) =>
    answerAction('prepareFactSheetAction', async () => ({ ok: true, value: sheet }));
  prepare(SHEET);
  answerAction('publishFactSheetAction', async () => {
    loseServer();
    return { ok: false, code: 'STALE', message: 'The sheet has changed since.' };
  });
  render(showInApp(<PublishButton storyId="story" blocker={null} />));
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Publish' })));
  const dialog = within(screen.getByRole('dialog'));
  await act(async () => void fireEvent.click(dialog.getByRole('button', { name: 'Publish version 1' })));
  expect((await dialog.findByRole('alert')).textContent).toContain('could not be reached');
  prepare({ ...SHEET, seenSha256: 'b'.repeat(64), content: { ...content, title: 'Another title' } });
  await act(async () => void fireEvent.click(dialog.getByRole('button', { name: 'Try again' })));
  expect(dialog.queryByText(/could not be reached/)).toBeNull();
  expect(dialog.getAllByText('Another title').length).toBeGreaterThan(0);
});
