import { useRef, useState } from 'react';
import { z } from 'zod';
import { type Failure, failureOf, type Outcome } from '#components/command/failure.ts';
import { readAnswer } from '#components/command/send-request.ts';
import { REPAIR_KINDS } from '#lib/article/repair.ts';

/** The state of an import: idle, `share` (0 to 1) of it sent, all sent and being read, or failed. */
export type ImportState =
  | { kind: 'idle' }
  | { kind: 'sending'; share: number }
  | { kind: 'reading' }
  | { kind: 'failed'; failure: Failure };

const importedSchema = z.object({ title: z.string(), wordCount: z.number(), repairs: z.array(z.enum(REPAIR_KINDS)) });

export type ImportedSummary = z.infer<typeof importedSchema>;

/** Sends articles to a story, one at a time, with progress. A new one takes the place of one that is under way. */
export function useImport(storyId: string, onImported: (summary: ImportedSummary) => void) {
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const request = useRef<XMLHttpRequest | null>(null);

  function send(content: Blob, details: Record<string, string>) {
    request.current?.abort();
    // fetch does not tell how much of the body is sent.
    const xhr = new XMLHttpRequest();
    request.current = xhr;
    xhr.open('POST', `/api/stories/${storyId}/articles?${new URLSearchParams(details)}`);
    xhr.setRequestHeader('content-type', 'application/octet-stream');
    xhr.upload.onprogress = ({ loaded, total }) => setState({ kind: 'sending', share: total > 0 ? loaded / total : 0 });
    xhr.upload.onload = () => setState({ kind: 'reading' });
    xhr.onerror = () => fail(failureOf('UNREACHABLE'));
    xhr.onload = () => finish(readAnswer(xhr.responseText, importedSchema));
    setState({ kind: 'sending', share: 0 });
    xhr.send(content);
  }

  function finish(answer: Outcome<ImportedSummary>) {
    if (!answer.ok) return fail(answer.failure);
    setState({ kind: 'idle' });
    onImported(answer.value);
  }

  function fail(failure: Failure) {
    setState({ kind: 'failed', failure });
  }

  function cancel() {
    request.current?.abort();
    setState({ kind: 'idle' });
  }

  return { state, send, refuse: (message: string) => fail(failureOf('INVALID', message)), cancel };
}
