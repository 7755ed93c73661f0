import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { listUnseenMentions } from '#lib/mention/mentions.server.ts';
import { getStoryTitle } from '#lib/story/get-story-title.server.ts';
import { findPublishedClaims } from '#lib/version/find-published-claims.server.ts';
import { type Arrangement, arrangeClaims, needsJudging } from './arrange-claims.ts';
import { BOARD_FIRST_COUNT, type Board, type BoardPart } from './board.ts';
import type { ClaimSummary } from './claim-summary.ts';
import { getStoryAlpha } from './get-story-alpha.server.ts';
import { type ClaimKey, listClaimKeys } from './list-claim-keys.server.ts';
import { summariseClaims } from './list-claims.server.ts';

/** Which part of a board is asked for; `today` is an ISO 8601 date. */
export type BoardRequest = {
  readonly storyId: string;
  readonly arrangement: Arrangement;
  readonly from: number;
  readonly count: number;
  readonly today: string;
};

const SENT_BACK_COUNT = 20;

/** The story's board as its page begins. @throws AppError NOT_FOUND for another newsroom's story, or none. */
export async function getBoard(
  actor: Actor,
  { storyId, arrangement, today }: Pick<BoardRequest, 'storyId' | 'arrangement' | 'today'>,
): Promise<Board> {
  const storyTitle = await getStoryTitle(actor, storyId);
  const [{ keys, mentioned }, alpha, published] = await Promise.all([
    readKeys(actor, storyId),
    getStoryAlpha(actor, storyId),
    findPublishedClaims(actor, storyId),
  ]);
  const part = await readPart(actor, keys, mentioned, {
    storyId,
    arrangement,
    today,
    from: 0,
    count: BOARD_FIRST_COUNT,
  });
  const claimIds = keys.filter((key) => isSentBack(key, actor)).map(({ id }) => id);
  const sentBack = await summariseClaims(actor, { claimIds: claimIds.slice(0, SENT_BACK_COUNT) }, mentioned);
  return { storyTitle, part, sentBack, alpha, published };
}

/**
 * A part of the story's board: all its claims are filtered, sorted and searched, those asked for are sent.
 * @throws AppError NOT_FOUND for another newsroom's story, or none.
 */
export async function getBoardPart(actor: Actor, request: BoardRequest): Promise<BoardPart> {
  await getStoryTitle(actor, request.storyId);
  const { keys, mentioned } = await readKeys(actor, request.storyId);
  return readPart(actor, keys, mentioned, request);
}

async function readKeys(actor: Actor, storyId: string) {
  const [keys, mentions] = await Promise.all([
    listClaimKeys(db(), actor.newsroomId, storyId),
    listUnseenMentions(actor, storyId),
  ]);
  return { keys, mentioned: new Set(mentions) };
}

/** Claims are judged one by one only where the arrangement asks for that, else those alone that are sent. */
async function readPart(
  actor: Actor,
  keys: readonly ClaimKey[],
  mentioned: ReadonlySet<string>,
  { storyId, arrangement, today, from, count }: BoardRequest,
): Promise<BoardPart> {
  const viewing = { viewerId: actor.memberId, today };
  const judged = needsJudging(arrangement) ? await summariseClaims(actor, { storyId }, mentioned) : null;
  const groups = judged
    ? arrangeClaims(judged, arrangement, viewing)
    : arrangeClaims(
        keys.map((key) => toArrangeable(key, mentioned)),
        arrangement,
        viewing,
      );
  const shown = groups.flatMap(({ claims }) => claims.map(({ id }) => id)).slice(from, from + count);
  const summaries = new Map(
    (judged ?? (await summariseClaims(actor, { claimIds: shown }, mentioned))).map((claim) => [claim.id, claim]),
  );
  const claims: ClaimSummary[] = shown.flatMap((id) => summaries.get(id) ?? []);
  return {
    totalCount: keys.length,
    groups: groups.map((group) => ({ heading: group.heading, count: group.claims.length })),
    from,
    claims,
  };
}

function toArrangeable({ contradictCount, ...key }: ClaimKey, mentioned: ReadonlySet<string>) {
  const sides = { contradicts: { passages: contradictCount } };
  return { ...key, sides, mentionsViewer: mentioned.has(key.id) };
}

function isSentBack({ state, author, wordingAuthorId }: ClaimKey, { memberId }: Actor): boolean {
  return state === 'changes_requested' && (author.memberId === memberId || wordingAuthorId === memberId);
}
