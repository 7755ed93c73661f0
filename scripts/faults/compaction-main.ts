// A process that does nothing but compact one draft, to be killed while it does.
import * as Y from 'yjs';
import { LiveDraft } from '#lib/collab/server/live-draft.server.ts';
import { db } from '#lib/db.server.ts';
import { parseDocId } from '#lib/draft-log/doc-id.ts';
import { findDraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { readDraftState } from '#lib/draft-log/update-log.server.ts';
import { answerQuestions } from '#scripts/process/asking.ts';

let draft: LiveDraft | null = null;

async function open(docId: string): Promise<void> {
  const storyId = parseDocId(docId)?.id ?? '';
  const { newsroomId } = await db().story.findUniqueOrThrow({ where: { id: storyId } });
  const scope = await findDraftScope(db(), docId, newsroomId);
  if (!scope) throw new Error(`${docId} is not there`);
  draft = new LiveDraft(scope, new Y.Doc(), await readDraftState(db(), docId));
}

answerQuestions({ open, compact: () => draft?.compact(1) });
process.once('disconnect', () => process.exit(0));
