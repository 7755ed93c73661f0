import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Refusal } from './use-collab-document.ts';

/** Says why the server refused an edit, and gives the text back. */
export function RefusalNotice({ refusal, onDismiss }: { refusal: Refusal; onDismiss: () => void }) {
  return (
    <Notice tone="error">
      <p>{refusal.label} The draft was reloaded as the others see it.</p>
      {refusal.words !== '' && (
        <details className="mt-2">
          <summary className="cursor-pointer">Text of your copy</summary>
          <textarea
            readOnly
            aria-label="Text of your copy"
            value={refusal.words}
            rows={6}
            className="mt-2 w-full rounded-md border border-line bg-surface p-2 text-ink"
          />
        </details>
      )}
      <Button onClick={onDismiss}>Dismiss</Button>
    </Notice>
  );
}
