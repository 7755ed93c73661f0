import type { KnownNames } from '#lib/factsheet/name-sheet.ts';
import { ADDRESS_ROOT, TITLE_ROOT } from '#lib/factsheet/sheet-body.ts';
import { PlainEditor } from './plain-editor.tsx';
import type { OpenedDraft } from './use-draft.ts';

type NamesEditorsProps = { draft: OpenedDraft; known: KnownNames; canWrite: boolean };

/** Title and address of the sheet; what is known stands there until somebody writes something else. */
export function NamesEditors({ draft, known, canWrite }: NamesEditorsProps) {
  return (
    <>
      <PlainEditor
        {...{ draft, canWrite }}
        root={TITLE_ROOT}
        label="Title"
        placeholder={known.title}
        isLine
        className="px-4 py-3 font-semibold font-serif text-2xl leading-snug"
      />
      {known.isFixed ? (
        <div>
          <h2 className="mb-2 font-semibold">Address</h2>
          <p className="wrap-anywhere text-muted">/facts/{known.slug} was published and never changes.</p>
        </div>
      ) : (
        <PlainEditor
          {...{ draft, canWrite }}
          root={ADDRESS_ROOT}
          label="Address"
          placeholder={known.slug}
          prefix="/facts/"
          isLine
          className="px-3 py-2"
        />
      )}
    </>
  );
}
