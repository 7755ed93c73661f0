import { act, fireEvent, render, screen } from '@testing-library/react';
import { startTransition, useState } from 'react';
import { expect, test } from 'vitest';
import type { ActionResult } from '#lib/action/action-result.ts';
import { useCommand } from './use-command.ts';

type Answer = ActionResult<null>;

type PageProps = { answer: Promise<Answer>; onDone?: (() => void) | undefined };

/** A page with a command, and a way to somewhere else. */
function Page({ answer, onDone }: PageProps) {
  const [place, setPlace] = useState('here');
  const sending = useCommand((_: string) => answer, { refreshes: false });
  return (
    <>
      <p>{place}</p>
      <button type="button" aria-busy={sending.pending} onClick={() => sending.run('typed', onDone)}>
        Send
      </button>
      <button type="button" onClick={() => startTransition(() => setPlace('there'))}>
        Go
      </button>
    </>
  );
}

function showPage(onDone?: () => void) {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  render(<Page answer={promise} onDone={onDone} />);
  const isBusy = () => screen.getByRole('button', { name: 'Send' }).getAttribute('aria-busy') === 'true';
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  return { press, isBusy, answer: () => act(async () => resolve({ ok: true, value: null })) };
}

test('[E2] a command that waits for its answer holds no other transition of the page back', async () => {
  const { press, isBusy, answer } = showPage();
  press('Send');
  expect(isBusy()).toBe(true);
  press('Go');
  expect(screen.queryByText('there')).not.toBeNull();
  await answer();
  expect(isBusy()).toBe(false);
});

test('[E2] a command is over even where what follows its success fails, and can be sent again', async () => {
  const failures: unknown[] = [];
  const keep = (error: unknown) => failures.push(error);
  process.once('unhandledRejection', keep);
  const { press, isBusy, answer } = showPage(() => {
    throw new Error('The page cannot show it.');
  });
  press('Send');
  await answer();
  expect(isBusy()).toBe(false);
  await new Promise(setImmediate);
  expect(failures).toHaveLength(1);
});
