import { expect } from '@playwright/test';
import { readEnvelope } from '#lib/version/envelope.ts';
import { verifyEnvelope } from '#lib/version/verify-envelope.ts';
import { draftStatus, open } from '../people.ts';
import type { Journey } from './cast.ts';
import { CLAIM_TEXT } from './link-evidence.ts';
import { ANSWER } from './review.ts';

/** Two editors write the fact sheet together, place the claim and publish. */
export async function publish({ first, second }: Journey, sheetPath: string, slug: string): Promise<void> {
  await Promise.all([open(first, sheetPath), open(second, sheetPath)]);
  for (const page of [first, second]) await expect(draftStatus(page, 'Saved')).toBeVisible();
  await first.getByLabel('Title', { exact: true }).fill('What is known of the dead');
  await first.getByLabel('Address', { exact: true }).fill(slug);

  await first.getByRole('textbox', { name: 'Standfirst' }).click();
  await first.keyboard.type('The ministry has named the dead.');
  await expect(second.getByRole('textbox', { name: 'Standfirst' })).toContainText('The ministry has named the dead.');
  await second.getByRole('textbox', { name: 'Sections' }).click();
  await second.keyboard.type('Two outlets report it, one of them from a witness.');
  await expect(first.getByRole('textbox', { name: 'Sections' })).toContainText('one of them from a witness.');
  await second.getByRole('button', { name: /^Place in sheet/ }).click();
  await expect(first.getByRole('textbox', { name: 'Sections' })).toContainText(CLAIM_TEXT);
  await expect(draftStatus(first, 'Saved')).toBeVisible();

  await first.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = first.getByRole('dialog', { name: /^Publish version 1/ });
  await expect(dialog.getByRole('region', { name: 'What will be frozen' })).toContainText(CLAIM_TEXT);
  await dialog.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(first.getByText('Version 1 is published.')).toBeVisible();
}

/** Signed out and without scripts the public reads it, and can check it. */
export async function readAsPublic({ reader }: Journey, slug: string): Promise<void> {
  await reader.goto(`/facts/${slug}`);
  await expect(reader.getByRole('heading', { name: 'What is known of the dead' })).toBeVisible();
  for (const words of [
    'The ministry has named the dead.',
    CLAIM_TEXT,
    'Probably true',
    'Foreign Ministry',
    'A witness',
    'The Foreign Ministry of Ardania',
    ANSWER,
    'Version 1',
  ]) {
    await expect(reader.getByRole('main').getByText(words).first()).toBeVisible();
  }
  const answer = await reader.request.get(`/facts/${slug}.json`);
  const envelope = readEnvelope(await answer.text());
  const { keys } = await (await reader.request.get('/.well-known/touchstone-keys.json')).json();
  expect(envelope?.snapshot.claims.map(({ wording }) => wording)).toEqual([CLAIM_TEXT]);
  const findings = envelope && (await verifyEnvelope(envelope, keys));
  expect(findings?.map(({ ok }) => ok)).toEqual([true, true, true]);
}
