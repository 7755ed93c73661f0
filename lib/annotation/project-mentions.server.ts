/** The columns of a MentionRow in JSON, for `jsonb_to_recordset`. */
export const MENTION_COLUMNS = `annotation_id uuid, entry_id uuid, member_id uuid, writer_id uuid, start_offset int, end_offset int,
  words text`;

/**
 * SQL that inserts rows of mentions, or updates those that exist, which keep who wrote the name and whether it was seen. `source`
 * has MENTION_COLUMNS and the draft's newsroom_id and revision_id; `gone` selects the ids of annotations that are removed. Nobody
 * is notified who is no member of the newsroom, or by themselves. An annotation that is restored has a new id: what was seen in the
 * removed one, of the same passage with the same words, counts as seen.
 */
export function upsertMentions(source: string, gone: string): string {
  return `
    INSERT INTO note_mention (newsroom_id, revision_id, annotation_id, entry_id, member_id, writer_id, start_offset, end_offset, words,
      seen_at)
    SELECT listed.newsroom_id, listed.revision_id, annotation_id, entry_id, member_id, writer_id, start_offset, end_offset, words, (
      SELECT max(earlier.seen_at) FROM note_mention earlier
      WHERE earlier.revision_id = listed.revision_id AND earlier.member_id = listed.member_id AND earlier.words = listed.words
        AND earlier.start_offset = listed.start_offset AND earlier.end_offset = listed.end_offset
        AND (earlier.annotation_id IN (${gone})
          OR NOT EXISTS (SELECT FROM annotation WHERE annotation.id = earlier.annotation_id))
    )
    FROM ${source} AS listed
    JOIN member ON member.newsroom_id = listed.newsroom_id AND member.id = listed.member_id
    WHERE listed.writer_id <> listed.member_id OR EXISTS (SELECT FROM note_mention known WHERE ${isSame('known', 'listed')})
    ON CONFLICT (revision_id, annotation_id, entry_id, member_id) DO UPDATE SET words = excluded.words, is_named = true`;
}

/**
 * SQL that marks the mentions that are no longer there. `touched` has the `id` of each annotation that changed or is gone and its
 * revision_id, `source` the mentions that are in them now, as above.
 */
export function retireMentions(touched: string, source: string): string {
  return `
    UPDATE note_mention SET is_named = false FROM ${touched} AS touched
    WHERE note_mention.revision_id = touched.revision_id AND note_mention.annotation_id = touched.id AND note_mention.is_named
      AND NOT EXISTS (SELECT FROM ${source} AS listed WHERE ${isSame('note_mention', 'listed')})`;
}

function isSame(one: string, other: string): string {
  return ['revision_id', 'annotation_id', 'entry_id', 'member_id']
    .map((key) => `${one}.${key} = ${other}.${key}`)
    .join(' AND ');
}
