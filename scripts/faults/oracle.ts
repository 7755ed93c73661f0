import { z } from 'zod';

export const findingsSchema = z.object({
  /** What speaks against the draft, in words. */
  faults: z.array(z.string()),
  fingerprint: z.string(),
  updates: z.number(),
  operations: z.number(),
  acknowledged: z.number(),
});

/** What a fresh process found that rebuilt a draft from PostgreSQL and held it against the typists' journals. */
export type Findings = z.infer<typeof findingsSchema>;

export type OracleQuestion = { docId: string; journals: string };
