import type { z } from 'zod';
import { AppError } from './errors.ts';
import type { Failure } from './failures.ts';
import { type InputFailure, isInputFailureId } from './input-failures.ts';

/**
 * The input as the schema has it, defaults filled in.
 * @throws AppError INVALID with the id that the schema names for the first issue, or if a string contains NUL or a lone surrogate.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  if (holdsBrokenText(input)) throw new AppError('input.broken-text');
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw AppError.of(findFirstFailure(parsed.error));
  return parsed.data;
}

function findFirstFailure({ issues: [issue] }: z.ZodError): Failure {
  if (!issue) return ['INVALID'];
  return findInputFailure(issue) ?? ['input.invalid', { field: issue.path.join('.'), problem: issue.message }];
}

/** What the schema says of the issue, with its numbers; null where the schema leaves it to zod's own words. */
export function findInputFailure(issue: z.core.$ZodIssue): InputFailure | null {
  if (!isInputFailureId(issue.message)) return null;
  return [issue.message, readParams(issue)] as unknown as InputFailure;
}

function readParams(issue: z.core.$ZodIssue): Record<string, unknown> | undefined {
  switch (issue.code) {
    case 'too_small':
      return { minimum: Number(issue.minimum) };
    case 'too_big':
      return { maximum: Number(issue.maximum) };
    case 'custom':
      return issue.params;
    default:
      return undefined;
  }
}

/** Whether a string anywhere in the value holds U+0000 or half a surrogate pair; bytes are not looked into. */
function holdsBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(([key, part]) => holdsBrokenText(key) || holdsBrokenText(part));
}
