import { z } from 'zod';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { type DraftOptions, type OpenDraft, openDraft, SignedOutError } from '#lib/collab/client/open-draft.ts';

const UNAUTHENTICATED = 401;
const answerSchema = z.object({ token: z.string() });

/** Opens a draft on the server that the page came from. */
export function connectDraft(
  docId: string,
  person: ColouredPerson,
  openDeviceCopy?: NonNullable<DraftOptions['openDeviceCopy']>,
  options: Pick<DraftOptions, 'isUnseen'> = {},
): OpenDraft {
  const { protocol, host } = window.location;
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collab`;
  return openDraft({ docId, url, person, fetchToken, ...options, ...(openDeviceCopy && { openDeviceCopy }) });
}

async function fetchToken(): Promise<string> {
  const response = await fetch('/api/collab-token', { method: 'POST' });
  if (response.status === UNAUTHENTICATED) throw new SignedOutError();
  return answerSchema.parse(await response.json()).token;
}
