import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { expect, test } from 'vitest';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';
import { TextField } from './field.tsx';

function Page({ children, keepsOpener = true }: { children?: ReactNode; keepsOpener?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <main tabIndex={-1}>
        <article aria-label="Article" tabIndex={-1} data-focus-home="" />
      </main>
      {(keepsOpener || !open) && <Button onClick={() => setOpen(true)}>New story</Button>}
      <Dialog open={open} onOpenChange={setOpen} title="New story">
        {children}
        <DialogActions>
          <Button>Create story</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

const dialog = () => screen.queryByRole('dialog', { hidden: true });
const question = () => screen.queryByRole('alertdialog');
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

async function openIt(): Promise<void> {
  const opener = screen.getByRole('button', { name: 'New story' });
  opener.focus();
  fireEvent.click(opener);
  await waitFor(() => expect(dialog()?.contains(document.activeElement)).toBe(true));
}

const pressEscape = () => fireEvent.keyDown(document.activeElement!, { key: 'Escape' });

/** Radix listens for presses outside from the task after the one that opened the dialog. */
async function pressOutside(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  fireEvent.pointerDown(document.body);
  fireEvent.pointerUp(document.body);
  fireEvent.click(document.body);
}

test('[K1] a dialog opens with the focus in its first field', async () => {
  render(
    <Page>
      <TextField label="Title" />
    </Page>,
  );
  await openIt();
  expect(document.activeElement).toBe(screen.getByLabelText('Title'));
});

test('[K1] a dialog without a field opens with the focus on Cancel', async () => {
  render(<Page />);
  await openIt();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
});

test.each([
  { way: 'Escape', close: pressEscape },
  { way: 'a press outside', close: pressOutside },
  { way: 'Cancel', close: () => press('Cancel') },
  { way: 'Close', close: () => press('Close') },
])('[K2] $way closes a dialog in which nothing was typed, and the focus is back where it was', async ({ close }) => {
  render(
    <Page>
      <TextField label="Title" />
    </Page>,
  );
  await openIt();
  await close();
  await waitFor(() => expect(dialog()).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'New story' })));
});

test('[K2] where what opened the dialog is gone, the focus goes to the text', async () => {
  render(<Page keepsOpener={false} />);
  await openIt();
  pressEscape();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Article' })));
});

test.each([
  { way: 'Escape', close: pressEscape },
  { way: 'a press outside', close: pressOutside },
  { way: 'Close', close: () => press('Close') },
])('[K3] $way asks first where something was typed; the answer decides', async ({ close }) => {
  render(
    <Page>
      <TextField label="Title" />
    </Page>,
  );
  await openIt();
  fireEvent.input(screen.getByLabelText('Title'), { target: { value: 'The harbour' } });
  await close();
  expect(question()).not.toBeNull();
  press('Keep writing');
  await waitFor(() => expect(question()).toBeNull());
  expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('The harbour');
  await close();
  press('Close anyway');
  await waitFor(() => expect(dialog()).toBeNull());
});

test('[K3] Cancel never asks, and words in a search are nothing to ask for', async () => {
  render(
    <Page>
      <TextField label="Title" />
      <TextField label="Find" type="search" />
    </Page>,
  );
  await openIt();
  fireEvent.input(screen.getByLabelText('Find'), { target: { value: 'harbour' } });
  pressEscape();
  await waitFor(() => expect(dialog()).toBeNull());
  await openIt();
  fireEvent.input(screen.getByLabelText('Title'), { target: { value: 'The harbour' } });
  press('Cancel');
  await waitFor(() => expect(dialog()).toBeNull());
});
