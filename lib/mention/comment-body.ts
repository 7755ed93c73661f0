import { z } from 'zod';

/*
 * What a comment may hold, as TipTap writes it: paragraphs, lists, quotes and line breaks; bold, italic, strike, code and
 * links; mentions of members. Anything else is refused; nothing is ever parsed as HTML.
 */

/** The longest comment, in UTF-16 code units of its words. */
export const COMMENT_MAX_LENGTH = 10_000;
const NODE_MAX_COUNT = 1_000;
const DEPTH_MAX = 6;

export type CommentMark =
  | { type: 'bold' | 'italic' | 'strike' | 'code' | 'underline' }
  | { type: 'link'; attrs: { href: string } };

export type CommentInline =
  | { type: 'text'; text: string; marks?: CommentMark[] }
  | { type: 'hardBreak' }
  | { type: 'mention'; attrs: { id: string; label: string } };

export type CommentBlock =
  | { type: 'paragraph'; content?: CommentInline[] }
  | { type: 'bulletList' | 'orderedList' | 'listItem' | 'blockquote'; content: CommentBlock[] };

/** What one comment says. */
export type CommentBody = { type: 'doc'; content: CommentBlock[] };

const hrefSchema = z
  .string()
  .max(2_000)
  .refine((href) => /^https?:\/\/[^\s]+$/i.test(href), 'comment.link');

const markSchema: z.ZodType<CommentMark> = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['bold', 'italic', 'strike', 'code', 'underline']) }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: hrefSchema }) }),
]);

const inlineSchema: z.ZodType<CommentInline> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1), marks: z.array(markSchema).max(6).exactOptional() }),
  z.object({ type: z.literal('hardBreak') }),
  z.object({ type: z.literal('mention'), attrs: z.object({ id: z.uuid(), label: z.string().max(200) }) }),
]);

const blockSchema: z.ZodType<CommentBlock> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('paragraph'), content: z.array(inlineSchema).exactOptional() }),
    z.object({
      type: z.enum(['bulletList', 'orderedList', 'listItem', 'blockquote']),
      content: z.array(blockSchema).min(1),
    }),
  ]),
);

/** A comment from outside: of the known nodes and marks only, neither empty nor too long; what is not known is dropped from attributes. */
export const commentBodySchema: z.ZodType<CommentBody> = z
  .unknown()
  // Checked before parsing: a recursive schema must not meet unbounded nesting.
  .refine((raw) => isSmall(raw), 'comment.unfit')
  .pipe(
    z.object(
      { type: z.literal('doc', 'comment.unfit'), content: z.array(blockSchema).min(1, 'comment.unfit') },
      'comment.unfit',
    ),
  )
  .refine((body) => readComment(body).trim() !== '', 'comment.empty')
  .refine((body) => readComment(body).length <= COMMENT_MAX_LENGTH, {
    error: 'comment.too-long',
    params: { maximum: COMMENT_MAX_LENGTH },
  });

function isSmall(raw: unknown): boolean {
  let count = 0;
  const visit = (value: unknown, depth: number): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    count += 1;
    // A node lies in an object and in its parent's array.
    return (
      count <= NODE_MAX_COUNT * 4 &&
      depth <= DEPTH_MAX * 2 &&
      Object.values(value).every((one) => visit(one, depth + 1))
    );
  };
  return visit(raw, 0);
}

/** Plain text, a line for each paragraph; a mention reads "@Name". */
export function readComment(body: CommentBody): string {
  return body.content.map(readBlock).join('\n');
}

function readBlock(block: CommentBlock): string {
  if (block.type !== 'paragraph') return block.content.map(readBlock).join('\n');
  return (block.content ?? []).map(readInline).join('');
}

function readInline(inline: CommentInline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'mention' ? `@${inline.attrs.label}` : '\n';
}

/** The ids of the members whom it names, each once. */
export function listMentioned(body: CommentBody): string[] {
  const ids = new Set<string>();
  mapMentions(body, (mention) => {
    ids.add(mention.id);
    return mention;
  });
  return [...ids];
}

type MentionAttributes = { id: string; label: string };

/** The body with each mention replaced by what `change` makes of it. */
export function mapMentions(body: CommentBody, change: (mention: MentionAttributes) => MentionAttributes): CommentBody {
  const mapBlock = (block: CommentBlock): CommentBlock => {
    if (block.type !== 'paragraph') return { ...block, content: block.content.map(mapBlock) };
    if (!block.content) return block;
    const content = block.content.map((inline) =>
      inline.type === 'mention' ? { ...inline, attrs: change(inline.attrs) } : inline,
    );
    return { ...block, content };
  };
  return { type: 'doc', content: body.content.map(mapBlock) };
}
