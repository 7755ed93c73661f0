import type { z } from 'zod';
import { AppError } from './errors.ts';
import { describeFailure } from './failures.ts';

/**
 * The input as the schema has it, defaults filled in.
 * @throws AppError INVALID with a sentence about the first issue, or if a string contains NUL or a lone surrogate.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  if (holdsBrokenText(input)) throw new AppError('input.broken-text');
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AppError('input.invalid', { problem: describeFirstFault(parsed.error) });
  return parsed.data;
}

/** The first issue as one sentence. */
function describeFirstFault({ issues: [issue] }: z.ZodError): string {
  if (!issue) return describeFailure(['INVALID']);
  // Our messages are whole sentences; zod's own do not name the field.
  const isTheirs = /^(Invalid|Too (small|big)|Unrecognized|Not a)/.test(issue.message) && issue.path.length > 0;
  return isTheirs ? `${issue.path.join('.')}: ${issue.message}.` : issue.message;
}

/** Whether a string anywhere in the value holds U+0000 or half a surrogate pair; bytes are not looked into. */
function holdsBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(([key, part]) => holdsBrokenText(key) || holdsBrokenText(part));
}
