import { z } from 'zod';
import { GRADES, type Grade } from '#lib/source/grade.ts';
import { inWords } from './in-words.ts';

/**
 * The versions of the function that decides; a change of its outcome for any input is a new version. `1` counted an outlet as the
 * origin of a passage without one, and had no condition for "Confirmed". Rounds keep the version that they opened with.
 */
const RULE_VERSIONS = ['1', '2'] as const;
const RULE_VERSION = '2';

/** The greatest number of votes, passages or origins that a newsroom may ask for. */
export const RULE_COUNT_MAX = 50;

/** The longest time that round 2 can be kept open for, hours. */
export const SECOND_ROUND_HOURS_MAX = 720;

/** Who may close a round whose quorum is met: reviewers and admins; also its opener; or all voters. */
export const CLOSERS = ['deciders', 'opener', 'voters'] as const;
export type Closers = (typeof CLOSERS)[number];

/**
 * What a newsroom sets about consensus and review. Stored with every round as of its opening. Fields with a default were
 * added later: rounds opened without them keep the former behaviour.
 */
export const consensusRuleSchema = z.object({
  version: z.enum(RULE_VERSIONS),
  /** Counted votes (ratings 1 to 5), at least 1. */
  quorumCount: z.int().min(1).max(RULE_COUNT_MAX),
  /** Tastle and Wierman's consensus, 0 to 1. */
  agreementThreshold: z.number().min(0).max(1),
  minEvidenceCount: z.int().min(0).max(RULE_COUNT_MAX),
  /** Independent origins on the side, for or against, that has more of them. */
  minOriginCount: z.int().min(0).max(RULE_COUNT_MAX).default(0),
  objectionBlocks: z.boolean(),
  closers: z.enum(CLOSERS).default('opener'),
  /** Approvals by different reviewers that a claim needs, 1 or 2. */
  reviewerCount: z.int().min(1).max(2).default(1),
  /** Independent origins of support that "Confirmed" takes; 0: any number. With less, a median of 1 counts as 2. */
  confirmedOriginCount: z.int().min(0).max(RULE_COUNT_MAX).default(0),
  /** One independent origin suffices for "Confirmed" where an outlet of this grade or a better one reports it; null: never. */
  confirmedGrade: z.enum(GRADES).nullable().default(null),
  /** After how many hours round 2 may be closed though not everyone has answered; null: as soon as the quorum is met. */
  secondRoundHours: z.int().min(1).max(SECOND_ROUND_HOURS_MAX).nullable().default(null),
});

export type ConsensusRule = z.infer<typeof consensusRuleSchema>;

/** The default rule. */
export const DEFAULT_RULE: ConsensusRule = {
  version: RULE_VERSION,
  quorumCount: 3,
  agreementThreshold: 0.75,
  minEvidenceCount: 1,
  minOriginCount: 0,
  objectionBlocks: true,
  closers: 'opener',
  reviewerCount: 1,
  confirmedOriginCount: 2,
  confirmedGrade: 'B',
  secondRoundHours: 24,
};

/** A newsroom's settings of the rule: all of it but the version. */
export const ruleSettingsSchema = consensusRuleSchema.omit({ version: true }).extend({
  // Asked for outright, so that a form that does not know them cannot lift the condition.
  confirmedOriginCount: consensusRuleSchema.shape.confirmedOriginCount.unwrap(),
  confirmedGrade: consensusRuleSchema.shape.confirmedGrade.unwrap(),
  secondRoundHours: z.int().min(1).max(SECOND_ROUND_HOURS_MAX),
});
export type RuleSettings = z.infer<typeof ruleSettingsSchema>;

/** The rule out of a newsroom's row. */
export function ruleOf(row: RuleSettings): ConsensusRule {
  return { version: RULE_VERSION, ...ruleSettingsSchema.parse(row) };
}

/** One part of the rule on screen: its name and its value. */
export type RuleLine = { readonly term: string; readonly meaning: string };

const CLOSER_WORDS: Record<Closers, string> = {
  deciders: 'a reviewer or an admin',
  opener: 'a reviewer, an admin, or the member who opened it',
  voters: 'anyone who votes',
};

/** The rule in words, one line for each part. */
export function describeRule(rule: Omit<ConsensusRule, 'version'>): RuleLine[] {
  const { quorumCount, agreementThreshold, minEvidenceCount, minOriginCount } = rule;
  return [
    {
      term: 'Quorum',
      meaning: `${quorumCount} ${quorumCount === 1 ? 'vote' : 'votes'} that count (1 to 5; a 6 abstains)`,
    },
    { term: 'Agreement', meaning: `at least ${agreementThreshold} of 1 (Tastle and Wierman’s consensus)` },
    { term: 'Evidence', meaning: `at least ${minEvidenceCount} ${minEvidenceCount === 1 ? 'passage' : 'passages'}` },
    {
      term: 'Independent origins',
      meaning: minOriginCount === 0 ? 'no minimum' : `at least ${minOriginCount} on one side, for or against`,
    },
    { term: 'For “Confirmed”', meaning: describeConfirming(rule) ?? 'no condition beyond the votes' },
    {
      term: 'Objections',
      meaning: rule.objectionBlocks ? 'an open objection blocks' : 'an open objection does not block',
    },
    { term: 'Closing', meaning: `a round with its quorum is closed by ${CLOSER_WORDS[rule.closers]}` },
    { term: 'Round 2', meaning: describeSecondRound(rule) },
    {
      term: 'Reviewers',
      meaning: rule.reviewerCount === 2 ? 'two approve, neither of them the author' : 'one approves, never the author',
    },
  ];
}

function describeSecondRound({ secondRoundHours: hours }: Pick<ConsensusRule, 'secondRoundHours'>): string {
  if (hours === null) return 'closed like round 1';
  return `closes when everyone has answered, or after ${hours} ${hours === 1 ? 'hour' : 'hours'} by a member who did not open it`;
}

/** What "Confirmed" takes besides the votes, such as "two independent origins"; null where the rule asks for nothing. */
export function describeConfirming({
  confirmedOriginCount: count = 0,
  confirmedGrade: grade = null,
}: {
  readonly confirmedOriginCount?: number | undefined;
  readonly confirmedGrade?: Grade | null | undefined;
}): string | null {
  if (count === 0) return null;
  const origins = `${inWords(count)} independent ${count === 1 ? 'origin' : 'origins'}`;
  if (grade === null || count === 1) return origins;
  const grades = GRADES.slice(0, GRADES.indexOf(grade) + 1);
  return `${origins}, or one from an outlet of grade ${grades.join(' or ')}`;
}
