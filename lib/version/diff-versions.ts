import { diffArrays, diffWordsWithSpace } from 'diff';
import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { describeAgreement } from '#lib/gate/consensus.ts';
import { VERDICT_WORDS } from '#lib/gate/verdict.ts';
import type { Block, Inline } from './block.ts';
import { pairClaims } from './pair-claims.ts';
import type { Snapshot, SnapshotClaim, SnapshotEvidence } from './snapshot.ts';
import { describeVotes } from './summarise.ts';

/** A run of words that both versions have, or only the older one (`removed`), or only the newer one (`added`). */
export type WordRun = { kind: 'same' | 'added' | 'removed'; text: string };

/** One line of text, word by word. A line that is only in one version is one run. */
export type LineDiff = WordRun[];

/** What happened to one claim. */
export type ClaimDiff =
  | { kind: 'added' | 'removed'; claim: SnapshotClaim }
  | {
      kind: 'changed';
      claim: SnapshotClaim;
      /** null where the wording is the same. */
      wording: LineDiff | null;
      /** Other differences as name, old and new value: "Verdict", "Confirmed", "Disputed". */
      facts: { name: string; before: string; after: string }[];
      evidenceAdded: SnapshotEvidence[];
      evidenceRemoved: SnapshotEvidence[];
    };

/** What a reader of version `from` finds different in version `to`. Lines and claims that are the same are left out. */
export type VersionDiff = { from: number; to: number; lines: LineDiff[]; claims: ClaimDiff[] };

/** Lines with more words than this are compared as wholes: a word diff would be slow and unreadable. */
const MAX_CHANGED_WORDS = 400;

/** Lines that share less than this part of their letters are shown one after the other. */
const MIN_SAME_SHARE = 0.4;

/** Compares any two versions of a sheet. Costs at most the product of the number of their lines. */
export function diffVersions(from: Snapshot, to: Snapshot): VersionDiff {
  return {
    from: from.number,
    to: to.number,
    lines: diffLines(toLines(from), toLines(to)),
    claims: diffClaims(from.claims, to.claims),
  };
}

/** The lines that differ, in the order of `to`, those that went after what stood before them. */
export function diffLines(from: string[], to: string[]): LineDiff[] {
  const lines: LineDiff[] = [];
  let removed: string[] = [];
  for (const { value, added, removed: isRemoved } of diffArrays(from, to)) {
    if (isRemoved) removed = value;
    else if (added) {
      // What went and what came at the same place is read as one line that changed.
      value.forEach((text, index) => {
        const old = removed[index];
        lines.push(old === undefined ? [{ kind: 'added', text }] : diffWords(old, text));
      });
      lines.push(...removed.slice(value.length).map(asRemoved));
      removed = [];
    } else {
      lines.push(...removed.map(asRemoved));
      removed = [];
    }
  }
  return [...lines, ...removed.map(asRemoved)];
}

function asRemoved(text: string): LineDiff {
  return [{ kind: 'removed', text }];
}

function diffWords(from: string, to: string): LineDiff {
  const runs = diffWordsWithSpace(from, to, { maxEditLength: MAX_CHANGED_WORDS })?.map(
    ({ value, added, removed }): WordRun => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }),
  );
  const sameLength =
    runs?.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.trim().length, 0) ?? 0;
  if (runs && sameLength >= MIN_SAME_SHARE * Math.max(from.length, to.length)) return joinRuns(runs);
  return [
    { kind: 'removed', text: from },
    { kind: 'added', text: to },
  ];
}

/** Phrases read better than words: changes with only white space between them become one, what went before what came. */
function joinRuns(runs: readonly WordRun[]): LineDiff {
  const joined: LineDiff = [];
  let [removed, added, space] = ['', '', ''];
  const flush = () => {
    if (removed) joined.push({ kind: 'removed', text: removed });
    if (added) joined.push({ kind: 'added', text: added });
    if (space) joined.push({ kind: 'same', text: space });
    [removed, added, space] = ['', '', ''];
  };
  for (const { kind, text } of runs) {
    if (kind === 'same' && text.trim() === '' && (removed || added)) space += text;
    else if (kind === 'same') {
      flush();
      joined.push({ kind, text });
    } else {
      removed += space;
      added += space;
      space = '';
      if (kind === 'removed') removed += text;
      else added += text;
    }
  }
  flush();
  return joined;
}

function diffClaims(from: readonly SnapshotClaim[], to: readonly SnapshotClaim[]): ClaimDiff[] {
  return pairClaims(from, to).flatMap(({ was, is }): ClaimDiff[] => {
    if (!is) return was ? [{ kind: 'removed', claim: was }] : [];
    if (!was) return [{ kind: 'added', claim: is }];
    return canonicalJson(was) === canonicalJson(is) ? [] : [diffClaim(was, is)];
  });
}

function diffClaim(was: SnapshotClaim, is: SnapshotClaim): ClaimDiff {
  const facts = [...describeFacts(was)].map(([name, before], index) => {
    return { name, before, after: describeFacts(is)[index]?.[1] ?? '' };
  });
  return {
    kind: 'changed',
    claim: is,
    wording: was.wording === is.wording ? null : diffWords(was.wording, is.wording),
    facts: facts.filter(({ before, after }) => before !== after),
    evidenceAdded: without(is.evidence, was.evidence),
    evidenceRemoved: without(was.evidence, is.evidence),
  };
}

/** The facts about a claim besides its wording and its evidence, always in the same order. */
function describeFacts(claim: SnapshotClaim): [name: string, words: string][] {
  const { verdict, agreement, countedVotes, abstainedVotes, dissent, reviewedAt, rule, replies = [] } = claim;
  const reasons = dissent.flatMap((one) => one.reasons);
  return [
    ['Verdict', VERDICT_WORDS[verdict]],
    ['Votes', describeVotes(countedVotes, abstainedVotes)],
    ['Agreement', agreement === null ? 'not measured' : `${agreement.toFixed(2)}, ${describeAgreement(agreement)}`],
    ['Dissent', reasons.length === 0 ? 'no reasons given' : reasons.map((reason) => `“${reason}”`).join(' ')],
    ['Right of reply', replies.map(({ asked, answer }) => `${asked}: ${answer ?? 'no answer'}`).join(' ') || 'none'],
    ['Rule', `quorum ${rule.quorumCount}, agreement ${rule.agreementThreshold}, evidence ${rule.minEvidenceCount}`],
    ['Reviewed', reviewedAt.slice(0, 10)],
  ];
}

function without(evidence: readonly SnapshotEvidence[], others: readonly SnapshotEvidence[]): SnapshotEvidence[] {
  const known = new Set(others.map(canonicalJson));
  return evidence.filter((passage) => !known.has(canonicalJson(passage)));
}

/** The sheet's text, a line for each block or entry. Where claims stand is part of it. */
function toLines({ title, standfirst, body }: Snapshot): string[] {
  return [title, ...standfirst, ...body.flatMap(blockLines)];
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'claim':
      return [`[Claim ${block.number}]`];
    case 'list':
      return block.entries.map((entry) => `• ${wordsOf(entry)}`);
    case 'quote':
      return block.paragraphs.map((paragraph) => `“${wordsOf(paragraph)}”`);
    default:
      return [wordsOf(block.text)];
  }
}

function wordsOf(runs: readonly Inline[]): string {
  return runs.map(({ text, href }) => (href ? `${text} (${href})` : text)).join('');
}
