import { mergeAttributes } from '@tiptap/core';
import Mention from '@tiptap/extension-mention';
import { isMemberId, MENTION_LABEL_MAX } from '#lib/annotation/note-mention.ts';
import { type Mentionable, offerMembers } from './mention-list.ts';

export type MentionOptions = {
  /** Who can be mentioned. */
  readonly members: readonly Mentionable[];
  /** The name that a mention shows; its label where this is not given. */
  readonly nameOf?: (memberId: string) => string;
};

/** A mention has a member's id and a label, in shared drafts as in comments; what is pasted without them is mere words. */
const MemberMention = Mention.extend({
  addAttributes() {
    const { id, label } = { ...this.parent?.() };
    return { id, label };
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-type="mention"]',
        getAttrs: ({ dataset: { id, label } }) =>
          isMemberId(id) && label !== undefined && label.length <= MENTION_LABEL_MAX ? null : false,
      },
    ];
  },
});

/** Names members: "@" opens the list of them. */
export function mentionMembers({ members, nameOf }: MentionOptions) {
  const read = ({ id, label }: Record<string, unknown>) => `@${nameOf ? nameOf(String(id)) : String(label)}`;
  return MemberMention.configure({
    suggestion: offerMembers(members),
    deleteTriggerWithBackspace: true,
    renderText: ({ node }) => read(node.attrs),
    renderHTML: ({ options, node }) => [
      'span',
      mergeAttributes(options.HTMLAttributes, { class: 'mention' }),
      read(node.attrs),
    ],
  });
}
