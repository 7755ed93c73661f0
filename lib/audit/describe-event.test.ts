import { expect, test } from 'vitest';
import { DEFAULT_RULE } from '#lib/gate/rule.ts';
import { describeEvent } from './describe-event.ts';

const RULE = { ...DEFAULT_RULE };

test.each<[type: string, payload: object, words: string]>([
  ['review.decided', { decision: 'approved' }, 'Approved the claim'],
  ['review.decided', { decision: 'changes_requested' }, 'Asked for changes of the claim'],
  ['review.decided', { decision: 'rejected' }, 'Rejected the claim'],
  ['review.decided', {}, 'Decided a review'],
  ['member.added', { role: 'editor' }, 'Added Bo as editor'],
  ['member.role_changed', { from: 'editor', to: 'reviewer' }, 'Changed the role of Bo from editor to reviewer'],
  ['claim.assigned', { memberId: 'bo', dueOn: '2026-11-30' }, 'Assigned the claim to Bo, due 2026-11-30'],
  ['claim.assigned', { memberId: null, dueOn: null }, 'Took the assignment away'],
  ['evidence.linked', { stance: 'contradicts' }, 'Linked evidence: contradicts'],
  ['story.renamed', { from: 'Peir', to: 'Pier' }, 'Renamed the story “Peir” to “Pier”'],
  [
    'article.corrected',
    { from: { title: 'A', outlet: 'Post', date: null }, to: { title: 'A', outlet: 'Gazette', date: '2026-01-02' } },
    'Corrected an article: outlet “Post” to “Gazette”, date none to “2026-01-02”',
  ],
  [
    'evidence.changed',
    { from: { stance: 'supports', origin: '' }, to: { stance: 'context', origin: 'The mayor' } },
    'Changed evidence: stance “supports” to “context”, origin none to “The mayor”',
  ],
  ['round.opened', { number: 2 }, 'Opened round 2'],
  ['round.closed', { outcome: 'contested' }, 'Closed a round: contested'],
  ['objection.overruled', {}, 'Overruled the objection of Bo'],
  ['rule.changed', { from: RULE, to: { ...RULE, quorumCount: 4 } }, 'Changed the rule of consensus: quorum 3 to 4'],
  ['factsheet.published', { number: 3 }, 'Published version 3'],
  ['factsheet.retracted', { number: 4 }, 'Retracted the fact sheet with version 4'],
  ['vote.cast', { roundId: 'r' }, 'Voted'],
  ['future.thing_done', { secret: 1 }, 'future thing done'],
])('[U8] %s with %o is shown as "%s"', (type, payload, words) => {
  expect(describeEvent(type, payload, 'Bo')).toBe(words);
});
