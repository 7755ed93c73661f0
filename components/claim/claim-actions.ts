'use server';

import { action } from '#lib/action/action.server.ts';
import { assignClaim } from '#lib/claim/assign-claim.server.ts';
import { changeEvidence } from '#lib/claim/change-evidence.server.ts';
import { linkEvidence } from '#lib/claim/link-evidence.server.ts';
import { makeClaim } from '#lib/claim/make-claim.server.ts';
import { mergeClaims } from '#lib/claim/merge-claims.server.ts';
import { removeEvidence } from '#lib/claim/remove-evidence.server.ts';
import { rewordClaim } from '#lib/claim/reword-claim.server.ts';
import { splitClaim } from '#lib/claim/split-claim.server.ts';
import { undoMerge } from '#lib/claim/undo-merge.server.ts';

export const makeClaimAction = action(makeClaim);
export const linkEvidenceAction = action(linkEvidence);
export const changeEvidenceAction = action(changeEvidence);
export const removeEvidenceAction = action(removeEvidence);
export const rewordClaimAction = action(rewordClaim);
export const mergeClaimsAction = action(mergeClaims);
export const undoMergeAction = action(undoMerge);
export const splitClaimAction = action(splitClaim);
export const assignClaimAction = action(assignClaim);
