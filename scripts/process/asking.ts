import { z } from 'zod';
import type { ChannelProgram } from './program.ts';

/*
 * Questions to a process of our own over its IPC channel, and its answers. Questions are answered in any order.
 */

const questionSchema = z.object({ number: z.number(), name: z.string(), value: z.unknown().optional() });
const answerSchema = z.object({ number: z.number(), value: z.unknown().optional(), error: z.string().optional() });

type Answerer = (value: never) => unknown;

/** In the process that is asked: answers with what the function of that name gives, and says so, with `greeting`. */
export function answerQuestions(answerers: Record<string, Answerer>, greeting: Record<string, unknown> = {}): void {
  process.on('message', async (message) => {
    const question = questionSchema.safeParse(message);
    if (!question.success) return;
    const { number, name, value } = question.data;
    try {
      const answerer = answerers[name];
      if (!answerer) throw new Error(`there is no answer to ${name}`);
      process.send?.({ number, value: await answerer(value as never) });
    } catch (error) {
      process.send?.({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.send?.(greeting);
}

/** Waits until a process says that it answers questions. A question that came sooner would be lost. */
export async function untilAnswering<T>(program: ChannelProgram, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(await program.receive(() => true));
}

const ANSWER_TIMEOUT_MS = 60_000;

let questions = 0;

/** Asks a process; fails when it cannot answer or ends first. */
export async function ask<T>(program: ChannelProgram, name: string, schema: z.ZodType<T>, value?: unknown): Promise<T> {
  questions += 1;
  const number = questions;
  const isAnswer = (message: unknown) => answerSchema.safeParse(message).data?.number === number;
  const { promise: limit, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer to ${name} in time`)), ANSWER_TIMEOUT_MS);
  try {
    const received = program.receive(isAnswer);
    await Promise.race([limit, Promise.all([received, program.send({ number, name, value })])]);
    const answer = answerSchema.parse(await received);
    if (answer.error) throw new Error(answer.error);
    return schema.parse(answer.value);
  } finally {
    clearTimeout(timer);
  }
}
