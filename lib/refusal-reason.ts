/** Why an update was not admitted; the sentence is for the person who wrote it. */
export const REFUSALS = {
  observer: 'Your role allows reading only.',
  malformed: 'The change could not be read.',
  pending: 'The change builds on one that never arrived.',
  'foreign-client': 'The change was made under another member’s name.',
  'sub-document': 'The change contains something that does not belong here.',
  shape: 'The change contains something that does not belong here.',
  author: 'The change was made under another member’s name.',
  immutable: 'A passage and its author cannot be changed afterwards.',
  removal: 'Only its author or an admin may remove this.',
  selector: 'The marked passage does not fit the article’s text.',
  'too-large': 'The change is too large.',
  'document-full': 'This draft is full.',
} as const;

export type RefusalReason = keyof typeof REFUSALS;

/** The sentence for a refusal's reason as it came over the socket. */
export function describeRefusal(reason: string): string {
  return Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason as RefusalReason] : 'The change was not accepted.';
}
