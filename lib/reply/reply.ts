import { z } from 'zod';

/** The longest name of the person or body asked, in UTF-16 code units. */
const PARTY_MAX_LENGTH = 200;
/** The longest question and the longest answer, in UTF-16 code units. */
const WORDS_MAX_LENGTH = 4000;

/** Right of reply: a person or body whom the claim is about was asked, and their answer. */
export type Reply = {
  readonly id: string;
  readonly claimId: string;
  /** Who was asked, as the public may read it. */
  readonly party: string;
  /** What they were asked; may be empty. */
  readonly question: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  readonly deadlineAt: string;
  readonly askedByName: string;
  /** In their own words; empty while `answeredAt` is null, and where they declined to comment. */
  readonly answer: string;
  readonly answeredAt: string | null;
};

/** The state of the request now. */
export type ReplyStatus = 'answered' | 'declined' | 'waiting' | 'no answer';

/** "waiting" until the deadline, "no answer" after it; an answer that came late is an answer. */
export function findReplyStatus(reply: Pick<Reply, 'answer' | 'answeredAt' | 'deadlineAt'>, now: Date): ReplyStatus {
  if (reply.answeredAt !== null) return reply.answer === '' ? 'declined' : 'answered';
  return now.getTime() <= Date.parse(reply.deadlineAt) ? 'waiting' : 'no answer';
}

/** The statuses on screen. */
export const REPLY_STATUS_WORDS: Record<ReplyStatus, string> = {
  answered: 'Answered',
  declined: 'Declined to comment',
  waiting: 'No answer yet',
  'no answer': 'No answer by the deadline',
};

export const askForReplySchema = z
  .object({
    claimId: z.uuid(),
    party: z.string().trim().min(1, 'reply.party-missing').max(PARTY_MAX_LENGTH, 'name.too-long'),
    question: z.string().trim().max(WORDS_MAX_LENGTH, 'reply.question-too-long').default(''),
    askedAt: z.iso.datetime({ offset: true, error: 'reply.asked-at' }),
    deadlineAt: z.iso.datetime({ offset: true, error: 'reply.deadline' }),
  })
  .refine(({ askedAt, deadlineAt }) => Date.parse(deadlineAt) >= Date.parse(askedAt), {
    error: 'reply.deadline-early',
  });

export const recordReplySchema = z.object({
  replyId: z.uuid(),
  /** Empty: they declined to comment. */
  answer: z.string().trim().max(WORDS_MAX_LENGTH, 'reply.answer-too-long'),
  answeredAt: z.iso.datetime({ offset: true, error: 'reply.answered-at' }),
});

export const removeReplySchema = z.object({ replyId: z.uuid() });
