import * as Y from 'yjs';
import type { Actor } from '#lib/actor/actor.ts';
import { readRichText } from '#lib/annotation/rich-text.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { findDraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { groupUpdates } from '#lib/draft-log/group-updates.ts';
import { SESSION_GAP_MS } from '#lib/draft-log/limits.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { AppError } from '#lib/errors.ts';
import { ADDRESS_ROOT, BODY_ROOT, STANDFIRST_ROOT, TITLE_ROOT } from './sheet-body.ts';
import type { SheetHistory, SheetLine, SheetState } from './sheet-history.ts';

/**
 * The stretches in which the story's fact sheet was written, and how it stood at the end of the one that holds `atSeq`, the
 * last one where none is named. @throws AppError NOT_FOUND where the story is not of the actor's newsroom.
 */
export async function getSheetHistory({ newsroomId }: Actor, storyId: string, atSeq?: number): Promise<SheetHistory> {
  const docId = sheetDocId(storyId);
  if (!(await findDraftScope(db(), docId, newsroomId))) throw new AppError('NOT_FOUND');
  const marks = await db().ydocUpdate.findMany({
    where: { docId },
    orderBy: { seq: 'asc' },
    select: { seq: true, at: true, memberId: true },
  });
  const sessions = groupUpdates(
    marks.map(({ seq, at, memberId }) => ({ seq, atMs: at.getTime(), memberId })),
    SESSION_GAP_MS,
  ).reverse();
  const session = sessions.find(({ toSeq, fromSeq }) => atSeq === undefined || (fromSeq <= atSeq && atSeq <= toSeq));
  if (!session) return { sessions, shown: null };
  const numbers = await readClaimNumbers(newsroomId, storyId);
  const [state, before] = await Promise.all([
    readSheetAt(docId, session.toSeq, numbers),
    readSheetAt(docId, session.fromSeq - 1, numbers),
  ]);
  return { sessions, shown: { session, state, before } };
}

async function readSheetAt(docId: string, seq: number, numbers: ReadonlyMap<string, number>): Promise<SheetState> {
  const ydoc = await loadDraft(db(), docId, seq);
  const readPlain = (root: string) => readRichText(ydoc.getXmlFragment(root)).split('\n');
  const title = readPlain(TITLE_ROOT).map((text): SheetLine => ({ kind: 'heading', text }));
  const address = readPlain(ADDRESS_ROOT)
    .filter((slug) => slug.trim() !== '')
    .map((slug) => asText(`/facts/${slug}`));
  const standfirst = readPlain(STANDFIRST_ROOT).map(asText);
  const body = ydoc
    .getXmlFragment(BODY_ROOT)
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlElement ? readLines(node, numbers) : []));
  const lines = [...title, ...address, ...standfirst, ...body].map(({ kind, text }) => ({ kind, text: text.trim() }));
  return { seq, lines: lines.filter(({ text }) => text !== '') };
}

function readLines(node: Y.XmlElement, numbers: ReadonlyMap<string, number>): SheetLine[] {
  if (node.nodeName === 'heading') return readBlock(node).map((text) => ({ kind: 'heading', text }));
  if (node.nodeName !== 'claim') return readBlock(node).map(asText);
  const number = numbers.get(node.getAttribute('claimId') ?? '');
  return [{ kind: 'claim', text: number === undefined ? '[Claim]' : `[Claim ${number}]` }];
}

function asText(text: string): SheetLine {
  return { kind: 'text', text };
}

/** Blocks within blocks, such as a list's entries, are lines of their own. */
function readBlock(node: Y.XmlElement): string[] {
  const words: string[] = [''];
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlElement) words.push(...readBlock(child), '');
    else if (child instanceof Y.XmlText) {
      const delta: { insert?: unknown }[] = child.toDelta();
      words.push(
        `${words.pop() ?? ''}${delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')}`,
      );
    }
  }
  return words;
}

async function readClaimNumbers(newsroomId: string, storyId: string): Promise<ReadonlyMap<string, number>> {
  const claims = await db().claim.findMany({ where: { newsroomId, storyId }, select: { id: true, number: true } });
  return new Map(claims.map(({ id, number }) => [id, number]));
}
