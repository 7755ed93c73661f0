import { useRef, useState } from 'react';
import { z } from 'zod';

/** The state of an import: idle, `share` (0 to 1) of it sent, all sent and being read, or refused. */
export type ImportState =
  | { kind: 'idle' }
  | { kind: 'sending'; share: number }
  | { kind: 'reading' }
  | { kind: 'refused'; message: string };

export type ImportedSummary = { title: string; wordCount: number; repairs: string[] };

const importedSchema = z.object({ title: z.string(), wordCount: z.number(), repairs: z.array(z.string()) });
const refusalSchema = z.object({ error: z.object({ message: z.string() }) });

/** Sends articles to a story, one at a time, with progress. A new one takes the place of one that is under way. */
export function useImport(storyId: string, onImported: (summary: ImportedSummary) => void) {
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const request = useRef<XMLHttpRequest | null>(null);

  function send(content: Blob, details: Record<string, string>) {
    request.current?.abort();
    const xhr = new XMLHttpRequest();
    request.current = xhr;
    xhr.open('POST', `/api/stories/${storyId}/articles?${new URLSearchParams(details)}`);
    xhr.setRequestHeader('content-type', 'application/octet-stream');
    xhr.upload.onprogress = ({ loaded, total }) => setState({ kind: 'sending', share: total > 0 ? loaded / total : 0 });
    xhr.upload.onload = () => setState({ kind: 'reading' });
    xhr.onerror = () => refuse('The connection broke before the article arrived. Try again.');
    xhr.onload = () => {
      const imported = importedSchema.safeParse(parseJson(xhr.responseText));
      if (xhr.status !== 201 || !imported.success) return refuse(readRefusal(xhr.responseText));
      setState({ kind: 'idle' });
      onImported(imported.data);
    };
    setState({ kind: 'sending', share: 0 });
    xhr.send(content);
  }

  function refuse(message: string) {
    setState({ kind: 'refused', message });
  }

  function cancel() {
    request.current?.abort();
    setState({ kind: 'idle' });
  }

  return { state, send, refuse, cancel };
}

function readRefusal(body: string): string {
  const parsed = refusalSchema.safeParse(parseJson(body));
  return parsed.success
    ? parsed.data.error.message
    : 'Something went wrong on our side. Nothing was changed. Try again.';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
