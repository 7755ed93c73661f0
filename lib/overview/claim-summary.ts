import type { Person } from '#lib/actor/person.ts';
import type { Counted } from '#lib/claim/claim-record.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { classifyNeed, type NeedKind } from '#lib/claim/classify-need.ts';
import type { Need } from '#lib/claim/describe-need.ts';
import { countNamedOrigins } from '#lib/claim/group-origins.ts';
import { STANCES, type Stance } from '#lib/claim/stance.ts';
import type { ClaimState } from '#lib/claim/transitions.ts';
import { findVerdict, type Verdict } from '#lib/gate/verdict.ts';

export type SideCount = {
  readonly passages: number;
  /** Independent ones. */
  readonly origins: number;
};

/** A claim in a list. */
export type ClaimSummary = {
  id: string;
  number: number;
  text: string;
  state: ClaimState;
  version: number;
  author: Person;
  createdAt: string;
  sides: Record<Stance, SideCount>;
  /** Of an approved claim only. */
  verdict: Verdict | null;
  need: Need;
  needsViewer: boolean;
  /** Changes were requested, and the viewer wrote it. */
  sentBackToViewer: boolean;
  needKind: NeedKind;
  assignee: Person | null;
  /** ISO 8601 date. */
  dueOn: string | null;
  /** Its discussion has a mention that the viewer has not seen. */
  mentionsViewer: boolean;
};

/** A claim that waits for a member, with its story. */
export type OwnClaim = ClaimSummary & { storyId: string; storyTitle: string };

/** The claim's line in a list. `mentionsViewer`: its discussion has a mention that the viewer has not seen. */
export function summariseClaim(claim: ClaimView<Counted>, mentionsViewer: boolean): ClaimSummary {
  const { id, number, state, version, author, createdAt, need, needsViewer, assignee, dueOn } = claim;
  return {
    ...{ id, number, state, version, author, createdAt, need, needsViewer, assignee, dueOn, mentionsViewer },
    needKind: classifyNeed(claim),
    text: claim.wording.text,
    sides: countSides(claim.evidence),
    sentBackToViewer: state === 'changes_requested' && claim.viewerIsAuthor,
    verdict: state === 'approved' && claim.gate ? findVerdict(claim.gate) : null,
  };
}

/** Passages and independent, that is named, origins for each stance. */
export function countSides(evidence: readonly Counted[]): Record<Stance, SideCount> {
  const [supports, contradicts, context] = STANCES.map((stance) => {
    const side = evidence.filter((passage) => passage.stance === stance);
    return { passages: side.length, origins: countNamedOrigins(side) };
  });
  const none = { passages: 0, origins: 0 };
  return { supports: supports ?? none, contradicts: contradicts ?? none, context: context ?? none };
}
