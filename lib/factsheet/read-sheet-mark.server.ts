import type { Tx } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';

/**
 * A mark of all the rows that `assembleSheet` reads for the story: the same as long as none was written, added or removed, by
 * PostgreSQL's own account of the transaction that wrote a row (its system column xmin). One statement instead of an assembly.
 * Read it before assembling; where it differs later, assemble again.
 */
export async function readSheetMark(tx: Tx, newsroomId: string, storyId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ mark: string }[]>`
    WITH n AS (SELECT ${newsroomId}::uuid AS newsroom_id, ${storyId}::uuid AS story_id),
    c AS (SELECT claim.id, claim.xmin FROM claim JOIN n USING (newsroom_id, story_id)),
    w AS (SELECT wording.id, wording.xmin FROM wording JOIN c ON c.id = wording.claim_id),
    r AS (SELECT round.id, round.xmin FROM round JOIN w ON w.id = round.wording_id),
    marks AS (
      SELECT 'newsroom' AS of, newsroom.xmin AS by FROM newsroom JOIN n ON n.newsroom_id = newsroom.id
      UNION ALL SELECT 'member', member.xmin FROM member JOIN n USING (newsroom_id)
      UNION ALL SELECT 'source', source.xmin FROM source JOIN n USING (newsroom_id)
      UNION ALL SELECT 'story', story.xmin FROM story JOIN n ON n.story_id = story.id
      UNION ALL SELECT 'article', article.xmin FROM article JOIN n USING (newsroom_id, story_id)
      UNION ALL SELECT 'revision', revision.xmin FROM revision JOIN n USING (newsroom_id, story_id)
      UNION ALL SELECT 'fact_sheet', fact_sheet.xmin FROM fact_sheet JOIN n USING (newsroom_id, story_id)
      UNION ALL SELECT 'fact_sheet_version', v.xmin FROM fact_sheet_version v
        JOIN fact_sheet ON fact_sheet.id = v.fact_sheet_id JOIN n USING (story_id)
      UNION ALL SELECT 'ydoc', ydoc.xmin FROM ydoc WHERE doc_id = ${sheetDocId(storyId)}
      UNION ALL SELECT 'claim', xmin FROM c
      UNION ALL SELECT 'wording', xmin FROM w
      UNION ALL SELECT 'round', xmin FROM r
      UNION ALL SELECT 'vote', vote.xmin FROM vote JOIN r ON r.id = vote.round_id
      UNION ALL SELECT 'evidence', evidence.xmin FROM evidence JOIN c ON c.id = evidence.claim_id
      UNION ALL SELECT 'review', review.xmin FROM review JOIN c ON c.id = review.claim_id
      UNION ALL SELECT 'reply', reply.xmin FROM reply JOIN c ON c.id = reply.claim_id
    )
    SELECT md5(string_agg(of || by, ' ' ORDER BY of, by::text)) AS mark FROM marks`;
  if (!row) throw new Error('an aggregate gives a row');
  return row.mark;
}
