import { z } from 'zod';
import type { Verdict } from '#lib/gate/verdict.ts';
import { blockSchema } from './block.ts';

/*
 * The format of what is signed. A version stays in the format that it was signed in, so every reader reads them all:
 *   touchstone.factsheet/1  the first
 *   touchstone.factsheet/2  may also carry `retraction`, a claim's `replies`, and more numbers of the rule
 *   touchstone.factsheet/3  may also carry what "Confirmed" takes by the rule, and a claim whose rating that caps. Its page counts
 *                           as independent only origins that were named; pages of older formats keep their words
 * Fields that a format adds are omitted when empty, so every snapshot of an older format is also a valid one of the newer ones.
 */
const FORMATS = ['touchstone.factsheet/1', 'touchstone.factsheet/2', 'touchstone.factsheet/3'] as const;
export type SnapshotFormat = (typeof FORMATS)[number];
export const CURRENT_FORMAT = 'touchstone.factsheet/3';

/** Whether this format takes an outlet for the origin where none was named, as formats 1 and 2 do. */
export function takesOutletForOrigin(format: SnapshotFormat): boolean {
  return format !== 'touchstone.factsheet/3';
}

/** The verdicts, in the order of the summary. Their words are VERDICT_WORDS. */
export const VERDICTS = [
  'confirmed',
  'probable',
  'disputed',
  'unconfirmed',
  'doubtful',
  'false',
  'unjudged',
] as const satisfies readonly Verdict[];

const count = z.number().int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
const rating = z.number().int().min(1).max(6);

const evidenceSchema = z.strictObject({
  stance: z.enum(['supports', 'contradicts', 'context']),
  /** The passage as it stood, and where: UTF-16 offsets into the revision with this hash. */
  quote: z.string().min(1),
  selector: z.strictObject({ start: count, end: count, prefix: z.string(), suffix: z.string() }),
  revisionSha256: sha256,
  outlet: z.string().min(1),
  grade: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  title: z.string(),
  url: z.string().nullable(),
  language: z.string(),
  publishedOn: z.iso.date().nullable(),
  /** Whom the passage relies on, the outlet itself where its reporter is the witness; null: not named. */
  origin: z.string().min(1).nullable(),
  /** The words are the newsroom's own retelling, not the outlet's. */
  retelling: z.boolean(),
});

const ruleSchema = z.strictObject({
  version: z.string(),
  quorumCount: z.number().int().min(1),
  agreementThreshold: z.number().min(0).max(1),
  minEvidenceCount: count,
  objectionBlocks: z.boolean(),
  /** Format 2: how many different origins the evidence must have. */
  minOriginCount: count.optional(),
  /** Format 2: approvals by different reviewers, where more than one is asked for. */
  reviewerCount: z.literal(2).optional(),
  /** Format 3: what "Confirmed" takes; see the rule of consensus. */
  confirmedOriginCount: z.number().int().min(1).optional(),
  confirmedGrade: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).optional(),
});

/** Format 2. The right of reply: who was asked, and their answer. */
const replySchema = z.strictObject({
  /** The person or body, as readers should know them. */
  asked: z.string().min(1),
  askedOn: z.iso.date(),
  deadline: z.iso.date(),
  /** In their own words; empty where they declined to comment, null while there is none. */
  answer: z.string().nullable(),
  answeredOn: z.iso.date().nullable(),
});

const claimSchema = z.strictObject({
  /** Counts within the story and never changes, so a claim keeps its address across versions. */
  number: z.number().int().min(1),
  wording: z.string().min(1),
  wordingNumber: z.number().int().min(1),
  verdict: z.enum(VERDICTS),
  /** The votes' median, 1 to 6, unless it is capped; null when nothing could be counted. */
  rating: rating.nullable(),
  /** Format 3: the median is 1, and counts as 2 since "Confirmed" takes more independent origins. */
  capped: z.literal(true).optional(),
  /** Tastle and Wierman's consensus, 0 to 1; null when nothing could be counted. */
  agreement: z.number().min(0).max(1).nullable(),
  round: z.union([z.literal(1), z.literal(2)]),
  countedVotes: count,
  abstainedVotes: count,
  /** The other ratings, most votes first, with the voters' reasons but never their names. */
  dissent: z.array(z.strictObject({ rating, votes: z.number().int().min(1), reasons: z.array(z.string().min(1)) })),
  evidence: z.array(evidenceSchema),
  rule: ruleSchema,
  reviewedAt: instant,
  replies: z.array(replySchema).min(1).optional(),
});

/** An explained difference from the version before. */
export const CHANGE_TYPES = ['correction', 'update', 'minor', 'retraction'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

export const changeSchema = z.strictObject({
  /** What changed; `text` is the title, the standfirst and the sections, `retraction` whether the sheet is retracted. */
  what: z.enum(['text', 'verdict', 'added', 'removed', 'claim', 'retraction']),
  /** null for `text` and `retraction`. */
  claim: z.number().int().min(1).nullable(),
  type: z.enum(CHANGE_TYPES),
  /** For readers. */
  explanation: z.string().min(1).max(1000),
});

/** What editors see before publishing; publishing adds only the time and the explained changes. */
export const contentSchema = z.strictObject({
  format: z.enum(FORMATS),
  number: z.number().int().min(1),
  previous: z.strictObject({ number: z.number().int().min(1), sha256, url: z.url() }).nullable(),
  newsroom: z.strictObject({ slug: z.string(), name: z.string() }),
  story: z.string(),
  slug: z.string(),
  title: z.string().min(1),
  /** Absolute addresses: the newest version, this version, its signed snapshot, the public keys. */
  links: z.strictObject({ page: z.url(), version: z.url(), json: z.url(), keys: z.url() }),
  standfirst: z.array(z.string().min(1)).min(1),
  body: z.array(blockSchema),
  claims: z.array(claimSchema).min(1),
  /** Format 2: the newsroom no longer stands by the sheet. It stays readable, with this reason at its top. */
  retraction: z.strictObject({ reason: z.string().min(1).max(1000) }).optional(),
});

/** One published version, whole: its page is a pure function of this. Canonical JSON of it is hashed and signed. */
export const snapshotSchema = contentSchema
  .extend({ publishedAt: instant, changes: z.array(changeSchema) })
  .refine(fitsItsFormat);

function fitsItsFormat({ format, retraction, changes, claims }: SnapshotContent & Pick<Snapshot, 'changes'>): boolean {
  const isOfThree = ({ capped, rule: { confirmedOriginCount, confirmedGrade } }: SnapshotClaim) =>
    capped !== undefined || confirmedOriginCount !== undefined || confirmedGrade !== undefined;
  const isOfTwo = ({ replies, rule: { minOriginCount, reviewerCount } }: SnapshotClaim) =>
    replies !== undefined || minOriginCount !== undefined || reviewerCount !== undefined;
  if (format !== 'touchstone.factsheet/3' && claims.some(isOfThree)) return false;
  if (format !== 'touchstone.factsheet/1') return true;
  return retraction === undefined && !claims.some(isOfTwo) && !changes.some(({ type }) => type === 'retraction');
}

export type SnapshotContent = z.infer<typeof contentSchema>;
export type Snapshot = SnapshotContent & { publishedAt: string; changes: SnapshotChange[] };
export type SnapshotClaim = z.infer<typeof claimSchema>;
export type SnapshotEvidence = z.infer<typeof evidenceSchema>;
export type SnapshotReply = z.infer<typeof replySchema>;
export type SnapshotRule = z.infer<typeof ruleSchema>;
export type SnapshotChange = z.infer<typeof changeSchema>;
