import { z } from 'zod';

export const SUBJECTS = ['touchstone', 'hocuspocus', 'y-websocket'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One connection: `memberId` is asked a token for, where the server wants one. */
export type BenchPerson = { docId: string; memberId: string; writes: boolean };
export type BenchPlan = { subject: Subject; url: string; people: BenchPerson[] };

export const countsSchema = z.object({
  sent: z.number(),
  delivered: z.number(),
  deliveryMs: z.array(z.number()),
  acknowledgementMs: z.array(z.number()),
});

/** What one process of people saw while they wrote. */
export type Counts = z.infer<typeof countsSchema>;
