import { z } from 'zod';

/** The version of the function that decides; a change of its outcome for any input is a new version. */
const RULE_VERSION = '1';

/** The greatest number of votes, passages or origins that a newsroom may ask for. */
export const RULE_COUNT_MAX = 50;

/** Who may close a round whose quorum is met: reviewers and admins; also its opener; or all voters. */
export const CLOSERS = ['deciders', 'opener', 'voters'] as const;
export type Closers = (typeof CLOSERS)[number];

/**
 * What a newsroom sets about consensus and review. Stored with every round as of its opening. Fields with a default were
 * added later: rounds opened without them keep the former behaviour.
 */
export const consensusRuleSchema = z.object({
  version: z.literal(RULE_VERSION),
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
};

/** A newsroom's settings of the rule: all of it but the version. */
export const ruleSettingsSchema = consensusRuleSchema.omit({ version: true });
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
export function describeRule(rule: RuleSettings): RuleLine[] {
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
    {
      term: 'Objections',
      meaning: rule.objectionBlocks ? 'an open objection blocks' : 'an open objection does not block',
    },
    { term: 'Closing', meaning: `a round with its quorum is closed by ${CLOSER_WORDS[rule.closers]}` },
    {
      term: 'Reviewers',
      meaning: rule.reviewerCount === 2 ? 'two approve, neither of them the author' : 'one approves, never the author',
    },
  ];
}
