import { describe, expect, it } from 'vitest';
import { makeClaim } from '#lib/claim/make-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { DEMO_ANNOTATIONS } from './demo-annotations.ts';
import { DEMO_CLAIMS } from './demo-claims.ts';
import { DEMO_SLUG } from './demo-story.ts';
import { loadDemo } from './load-demo.server.ts';
import { loadDemoArticles } from './load-demo-articles.server.ts';
import { loadDemoMembers } from './load-demo-members.server.ts';

async function countRecords() {
  const newsroom = await db().newsroom.findUniqueOrThrow({ where: { slug: DEMO_SLUG } });
  const where = { newsroomId: newsroom.id };
  const [members, articles, annotations, claims, evidence, votes, reviews, versions, drafts, audited] =
    await Promise.all([
      db().member.count({ where }),
      db().article.count({ where }),
      db().annotation.findMany({ where, orderBy: { id: 'asc' } }),
      db().claim.findMany({ where, orderBy: { number: 'asc' } }),
      db().evidence.count({ where }),
      db().vote.count({ where }),
      db().review.count({ where }),
      db().factSheetVersion.findMany({ where }),
      db().ydoc.findMany({ where, orderBy: { docId: 'asc' } }),
      db().auditEvent.count({ where }),
    ]);
  return { members, articles, annotations, claims, evidence, votes, reviews, versions, drafts, audited };
}

/** Some hundred commands and a password's hash, on a machine that may be busy. */
const LOADING_TIMEOUT_MS = 90_000;

describe('the demo', () => {
  it('[R17] completes a load that was cut off, and loading it again, twice at once, changes nothing', {
    timeout: LOADING_TIMEOUT_MS,
  }, async () => {
    // A load that was interrupted within its first claim.
    const members = await loadDemoMembers();
    const { id: storyId } = await loadDemoArticles(members);
    await makeClaim(members.editor1, { storyId, text: DEMO_CLAIMS[0]!.text });
    await loadDemo();
    const first = await countRecords();
    const seeded = DEMO_CLAIMS.flatMap(({ evidence }) => evidence);
    expect(first).toMatchObject({ members: 6, articles: 5, evidence: seeded.length });
    expect(first.annotations).toHaveLength(DEMO_ANNOTATIONS.length);
    expect(first.annotations.some(({ replyCount, resolved }) => replyCount > 0 && resolved)).toBe(true);
    const states = first.claims.map(({ state }) => state);
    expect(states).toEqual(DEMO_CLAIMS.map(({ until }) => (typeof until === 'object' ? until.decision : until)));
    expect(first.versions).toHaveLength(1);
    const rounds = await db().round.findMany({ where: { newsroomId: first.claims[0]!.newsroomId } });
    const kinds = rounds.map(({ outcome }) =>
      outcome && typeof outcome === 'object' && 'kind' in outcome ? outcome.kind : 'open',
    );
    expect(new Set(kinds)).toEqual(new Set(['reached', 'contested', 'open']));

    await Promise.all([loadDemo(), loadDemo()]);
    expect(await countRecords()).toEqual(first);
  });
});
