import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

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
export async function untilAnswering<T>(child: ChildProcess, schema: z.ZodType<T>): Promise<T> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('a process ended while it was starting');
  });
  const [greeting] = await Promise.race([once(child, 'message'), ended]);
  return schema.parse(greeting);
}

const ANSWER_TIMEOUT_MS = 60_000;

let questions = 0;

/** Asks a process; fails when it cannot answer or ends first. */
export function ask<T>(child: ChildProcess, name: string, schema: z.ZodType<T>, value?: unknown): Promise<T> {
  questions += 1;
  const number = questions;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end();
      reject(new Error(`no answer to ${name} in time`));
    }, ANSWER_TIMEOUT_MS);
    const end = () => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    const onExit = () => {
      end();
      reject(new Error(`the process ended before it answered ${name}`));
    };
    const onMessage = (message: unknown) => {
      const answer = answerSchema.safeParse(message);
      if (!answer.success || answer.data.number !== number) return;
      end();
      if (answer.data.error) reject(new Error(answer.data.error));
      else resolve(schema.parse(answer.data.value));
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    if (child.exitCode !== null || child.signalCode !== null || !child.connected) onExit();
    else child.send({ number, name, value });
  });
}
