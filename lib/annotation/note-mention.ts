import * as Y from 'yjs';

/*
 * A member named in a note or a reply: an element `mention` in a paragraph, with the member's `id` and, as `label`, the name that its
 * writer's page had. The label is a client's word: what is shown is the name of the member. In plain text a mention is `@[id]`,
 * until `nameMentions` writes the name there.
 */

/** The longest label, in UTF-16 code units. */
export const MENTION_LABEL_MAX = 200;

/** How a mention of somebody reads who is no member of the newsroom, or no longer one. */
export const FORMER_MEMBER = 'Former member';

const MEMBER_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const IN_TEXT = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;

/** The name of a member by their id. */
export type NameOf = (memberId: string) => string;

/** A mention of the member in plain text. */
export function mentionOf(memberId: string): string {
  return `@[${memberId}]`;
}

export function isMemberId(id: unknown): id is string {
  return typeof id === 'string' && MEMBER_ID.test(id);
}

/** Whether the mention has its known shape: a member's id and a label, nothing else, within a paragraph. */
export function isKnownMention(mention: Y.XmlElement): boolean {
  const names = [...mention._map].filter(([, item]) => !item.deleted).map(([name]) => name);
  const [id, label]: unknown[] = [mention.getAttribute('id'), mention.getAttribute('label')];
  if (!isMemberId(id) || typeof label !== 'string' || label.length > MENTION_LABEL_MAX) return false;
  const { parent } = mention;
  const isInline = parent instanceof Y.XmlElement && parent.nodeName === 'paragraph';
  return isInline && mention.length === 0 && names.length === 2;
}

/** Who is named in the text, each once, in its order; empty where nobody is. */
export function listMentioned(text: string): string[] {
  return [...new Set([...text.matchAll(IN_TEXT)].map(([, id]) => id ?? ''))];
}

/** Plain text with "@Name" for each mention. */
export function nameMentions(text: string, nameOf: NameOf): string {
  return text.replace(IN_TEXT, (_, id: string) => `@${nameOf(id)}`);
}

/** The start of a text, at most `max` UTF-16 code units; no mention and no character is cut in two. */
export function excerptOf(text: string, max: number): string {
  return text.length <= max
    ? text
    : text
        .slice(0, max)
        .replace(/@(?:\[[0-9a-f-]{0,36})?$/, '')
        .toWellFormed();
}

/** The mentions in a note or a reply, in their order. */
export function findMentions(fragment: Y.XmlFragment): Y.XmlElement[] {
  return fragment.toArray().flatMap((node) => {
    if (!(node instanceof Y.XmlElement)) return [];
    return node.nodeName === 'mention' ? [node] : findMentions(node);
  });
}
