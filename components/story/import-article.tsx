'use client';

import { ClipboardPaste, FileUp } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { refreshPage } from '#components/command/refresh-page.ts';
import { Button } from '#components/ui/button.tsx';
import { countOf } from '#components/ui/count-of.ts';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { TextArea, TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useFormDraft } from '#components/ui/use-form-draft.ts';
import { useTextDraft } from '#components/ui/use-text-draft.ts';
import { refuseOversize } from '#lib/article/decode-text.ts';
import { describeRepair } from '#lib/article/repair.ts';
import { isAppError } from '#lib/errors.ts';
import { type DetailName, EMPTY_DETAILS, ImportDetails } from './import-details.tsx';
import { ImportProgress } from './import-progress.tsx';
import { type ImportedSummary, useImport } from './use-import.ts';

type Way = 'paste' | 'upload';

/** `isNext`: it is what the story needs next. */
type ImportArticleProps = { storyId: string; isNext: boolean };

/**
 * Brings an article in by paste or by upload. What was typed is kept if the dialog is closed or the article is refused,
 * and dropped once the article is imported.
 */
export function ImportArticle({ storyId, isNext }: ImportArticleProps) {
  const [way, setWay] = useState<Way | null>(null);
  const text = useTextDraft(`article:${storyId}`);
  const [file, setFile] = useState<File | null>(null);
  const { draft: details, change, settle } = useFormDraft(`article:${storyId}:details`, EMPTY_DETAILS);
  const [imported, setImported] = useState<ImportedSummary | null>(null);
  const { state, send, refuse, cancel } = useImport(storyId, (summary) => {
    setImported(summary);
    setWay(null);
    if (way === 'paste') text.settle(text.text, '');
    setFile(null);
    settle(details, EMPTY_DETAILS);
    void refreshPage();
  });
  const busy = state.kind === 'sending' || state.kind === 'reading';

  function submit(event: FormEvent) {
    event.preventDefault();
    setImported(null);
    if (way === 'upload' && !file) return refuse('Choose a file first.');
    const content = way === 'upload' && file ? file : new Blob([text.text]);
    const error = findSizeError(content);
    if (error) return refuse(error);
    send(content, way === 'upload' && file ? { ...details, fileName: file.name } : details);
  }

  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button variant={isNext ? 'primary' : 'secondary'} onClick={() => setWay('paste')}>
          <ClipboardPaste aria-hidden className="size-4" />
          Paste text
        </Button>
        <Button onClick={() => setWay('upload')}>
          <FileUp aria-hidden className="size-4" />
          Upload a file
        </Button>
      </div>
      {imported && (
        <div className="basis-full">
          <Notice>{summarise(imported)}</Notice>
        </div>
      )}
      <Dialog
        open={way !== null}
        onOpenChange={(open) => !open && (busy ? cancel() : setWay(null))}
        title={way === 'upload' ? 'Upload a file' : 'Paste text'}
        description="The text is stored as imported: no one can change it afterwards."
      >
        <form onSubmit={submit} className="grid gap-4">
          {way === 'upload' ? (
            <FileField file={file} onChange={setFile} />
          ) : (
            <TextArea
              label="Text of the article"
              hint="A line that begins with “## ” becomes a heading."
              rows={7}
              required
              value={text.text}
              onChange={(event) => text.change(event.target.value)}
            />
          )}
          <ImportDetails details={details} onChange={(name: DetailName, value) => change({ [name]: value })} />
          <div className="sticky -bottom-5 -mx-5 -mb-5 grid gap-3 border-line border-t bg-surface px-5 py-3 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6 sm:py-4">
            {state.kind === 'failed' && <FailureNote of={{ failure: state.failure }} />}
            {busy && <ImportProgress state={state} />}
            <DialogActions>
              <Button type="submit" variant="primary" busy={busy}>
                Import
              </Button>
            </DialogActions>
          </div>
        </form>
      </Dialog>
    </>
  );
}

function FileField({ file, onChange }: { file: File | null; onChange: (file: File | null) => void }) {
  return (
    <TextField
      label="Text file"
      hint={file ? `Chosen: ${file.name}` : 'Plain text or Markdown, UTF-8 or UTF-16, at most 5 MiB.'}
      type="file"
      accept=".txt,.text,.md,.markdown,text/plain,text/markdown"
      className="cursor-pointer file:mr-3 file:cursor-pointer file:rounded file:border file:border-line-strong/60 file:bg-sunken file:px-3 file:py-1 file:font-medium"
      onChange={(event) => onChange(event.target.files?.[0] ?? null)}
    />
  );
}

/** A file that is too large is refused here, before anything is sent. */
function findSizeError(content: Blob): string | null {
  try {
    refuseOversize(content.size);
    return null;
  } catch (error) {
    if (isAppError(error)) return error.message;
    throw error;
  }
}

function summarise({ title, wordCount, repairs }: ImportedSummary): string {
  const repaired = repairs.length > 0 ? ` Fixed: ${repairs.map(describeRepair).join(', ')}.` : '';
  return `“${title}” is in, ${countOf(wordCount, 'word', 'words')}.${repaired}`;
}
