import { describe, expect, test } from 'vitest';
import { askForReplySchema, findReplyStatus } from './reply.ts';

const DEADLINE = '2026-03-02T12:00:00.000Z';
const at = (time: string) => new Date(`2026-03-02T${time}:00.000Z`);

describe('what came of asking', () => {
  test.each([
    { says: 'before the deadline', reply: { answer: '', answeredAt: null }, now: at('11:59'), status: 'waiting' },
    { says: 'at the deadline', reply: { answer: '', answeredAt: null }, now: at('12:00'), status: 'waiting' },
    { says: 'after the deadline', reply: { answer: '', answeredAt: null }, now: at('12:01'), status: 'no answer' },
    { says: 'an answer', reply: { answer: 'It is so.', answeredAt: DEADLINE }, now: at('11:00'), status: 'answered' },
    {
      says: 'a late answer',
      reply: { answer: 'It is so.', answeredAt: '2026-03-09T00:00:00.000Z' },
      now: new Date('2026-03-10'),
      status: 'answered',
    },
    { says: 'no comment', reply: { answer: '', answeredAt: DEADLINE }, now: at('13:00'), status: 'declined' },
  ])('[W16] $says: $status', ({ reply, now, status }) => {
    expect(findReplyStatus({ ...reply, deadlineAt: DEADLINE }, now)).toBe(status);
  });

  test.each([
    {
      says: 'a deadline before the asking',
      change: { deadlineAt: '2026-03-01T11:59:00Z' },
      id: 'reply.deadline-early',
    },
    { says: 'nobody', change: { party: '  ' }, id: 'reply.party-missing' },
    { says: 'no date', change: { askedAt: '' }, id: 'reply.asked-at' },
  ])('[W16] $says is refused', ({ change, id }) => {
    const asked = {
      claimId: '00000000-0000-7000-8000-000000000001',
      party: 'The ministry',
      askedAt: '2026-03-01T12:00:00Z',
      deadlineAt: DEADLINE,
    };
    expect(askForReplySchema.safeParse(asked).success).toBe(true);
    const refused = askForReplySchema.safeParse({ ...asked, ...change });
    expect(refused.error?.issues[0]?.message).toBe(id);
  });
});
