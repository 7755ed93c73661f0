import { z } from 'zod';
import { sendRequest } from '#components/command/send-request.ts';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { type DraftOptions, type OpenDraft, openDraft, SignedOutError } from '#lib/collab/client/open-draft.ts';

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
  const answer = await sendRequest('/api/collab-token', answerSchema, { method: 'POST' });
  if (answer.ok) return answer.value.token;
  const { code, message } = answer.failure;
  throw code === 'UNAUTHENTICATED' ? new SignedOutError() : new Error(message);
}
