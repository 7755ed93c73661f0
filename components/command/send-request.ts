import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '#lib/error-status.ts';
import { parseJson } from '#lib/parse-json.ts';
import { failureOf, type Outcome } from './failure.ts';

const CODES = [...(Object.keys(ERROR_STATUS) as ErrorCode[]), 'INTERNAL'] as const;
const refusalSchema = z.object({ error: z.object({ code: z.enum(CODES), message: z.string() }) });

/** Sends a request to a route of ours and reads the JSON of its answer. Never rejects. */
export async function sendRequest<T>(address: string, schema: z.ZodType<T>, init?: RequestInit): Promise<Outcome<T>> {
  try {
    return readAnswer(await (await fetch(address, init)).text(), schema);
  } catch {
    return { ok: false, failure: failureOf('UNREACHABLE') };
  }
}

/** What a route answered. What is neither a refusal of ours nor of the schema comes from something in between: UNREACHABLE. */
export function readAnswer<T>(body: string, schema: z.ZodType<T>): Outcome<T> {
  const json = parseJson(body);
  const refusal = refusalSchema.safeParse(json);
  if (refusal.success) return { ok: false, failure: failureOf(refusal.data.error.code, refusal.data.error.message) };
  const value = schema.safeParse(json);
  return value.success ? { ok: true, value: value.data } : { ok: false, failure: failureOf('UNREACHABLE') };
}
