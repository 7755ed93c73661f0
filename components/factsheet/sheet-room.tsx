'use client';

import { useMemo } from 'react';
import { PeopleHere } from '#components/collab/people-here.tsx';
import { RefusalNotice } from '#components/collab/refusal-notice.tsx';
import { SaveStatus } from '#components/collab/save-status.tsx';
import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { useCollabDocument } from '#components/collab/use-collab-document.ts';
import type { Role } from '#lib/actor/actor.ts';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { can } from '#lib/actor/policy.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import type { SheetPage } from '#lib/factsheet/sheet-page.ts';
import { SheetDraft } from './sheet-draft.tsx';

type SheetRoomProps = { sheet: SheetPage; person: ColouredPerson; role: Role };

/** Where the story's fact sheet is written together and published. */
export function SheetRoom({ sheet, person, role }: SheetRoomProps) {
  const { story, versions, known } = sheet;
  const { ydoc, awareness, status, people, refusal, dismissRefusal } = useCollabDocument(sheetDocId(story.id), person);
  const draft = useMemo(() => ydoc && awareness && { ydoc, awareness }, [ydoc, awareness]);
  const canWrite = can(role, 'draft.write');
  const [latest] = versions;
  return (
    <div className="grid gap-6">
      <StoryDoorbell storyId={story.id} person={person} />
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <h1 className="font-semibold font-serif text-3xl">Fact sheet</h1>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <PeopleHere people={people} memberId={person.memberId} />
            <a
              href={`/stories/${story.id}/factsheet/history`}
              className="text-accent text-sm underline underline-offset-2"
            >
              History
            </a>
            <SaveStatus status={status} />
          </div>
        </div>
        {latest && (
          <p className="text-muted text-sm">
            {sheet.retracted ? (
              <strong className="font-semibold text-danger">Retracted with version {latest.number}:</strong>
            ) : (
              `Version ${latest.number} is public:`
            )}{' '}
            <a href={`/facts/${known.slug}`} className="text-accent underline underline-offset-2">
              /facts/{known.slug}
            </a>
          </p>
        )}
      </header>
      {refusal && <RefusalNotice refusal={refusal} onDismiss={dismissRefusal} />}
      {draft ? (
        <SheetDraft
          key={draft.ydoc.guid}
          sheet={sheet}
          draft={draft}
          status={status}
          canWrite={canWrite}
          canPublish={can(role, 'factsheet.publish')}
        />
      ) : (
        <p className="text-muted">Opening the draft…</p>
      )}
    </div>
  );
}
