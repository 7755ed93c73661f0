import { z } from 'zod';

/** PostgreSQL channel: a decision was made on a story. */
export const DOORBELL_CHANNEL = 'doorbell';
/** PostgreSQL channel: a draft was edited without a socket. */
export const DRAFT_CHANNEL = 'draft';
/** PostgreSQL channel: a member's role or access changed, or they were signed out everywhere. */
export const ACCESS_CHANNEL = 'access';
/** PostgreSQL channel: something public changed. */
export const PUBLISHED_CHANNEL = 'published';

const doorbell = z.object({ storyId: z.string(), seq: z.number().int() });
const draft = z.object({ docId: z.string() });
const access = z.object({ memberId: z.string() });
const published = z.object({ slug: z.string().nullable() });

/** A message between nodes, and from commands to nodes, over NOTIFY. It carries ids and public addresses only. */
export type Signal =
  | ({ channel: typeof DOORBELL_CHANNEL } & z.infer<typeof doorbell>)
  | ({ channel: typeof DRAFT_CHANNEL } & z.infer<typeof draft>)
  | ({ channel: typeof ACCESS_CHANNEL } & z.infer<typeof access>)
  | ({ channel: typeof PUBLISHED_CHANNEL } & z.infer<typeof published>);

/** Parses a notification; null for an unknown channel. @throws if the payload does not fit the channel. */
export function parseSignal(channel: string, payload: string): Signal | null {
  if (channel === DOORBELL_CHANNEL) return { channel, ...doorbell.parse(JSON.parse(payload)) };
  if (channel === DRAFT_CHANNEL) return { channel, ...draft.parse(JSON.parse(payload)) };
  if (channel === ACCESS_CHANNEL) return { channel, ...access.parse(JSON.parse(payload)) };
  if (channel === PUBLISHED_CHANNEL) return { channel, ...published.parse(JSON.parse(payload)) };
  return null;
}
