'use server';

import { action } from '#lib/action/action.server.ts';
import { assignClaim, assignClaimSchema } from '#lib/claim/assign-claim.server.ts';
import { linkEvidence, linkEvidenceSchema } from '#lib/claim/link-evidence.server.ts';
import { makeClaim, makeClaimSchema } from '#lib/claim/make-claim.server.ts';
import { mergeClaims, mergeClaimsSchema } from '#lib/claim/merge-claims.server.ts';
import { removeEvidence, removeEvidenceSchema } from '#lib/claim/remove-evidence.server.ts';
import { rewordClaim, rewordClaimSchema } from '#lib/claim/reword-claim.server.ts';
import { splitClaim, splitClaimSchema } from '#lib/claim/split-claim.server.ts';
import { undoMerge, undoMergeSchema } from '#lib/claim/undo-merge.server.ts';

export const makeClaimAction = action(makeClaimSchema, makeClaim);
export const linkEvidenceAction = action(linkEvidenceSchema, linkEvidence);
export const removeEvidenceAction = action(removeEvidenceSchema, removeEvidence);
export const rewordClaimAction = action(rewordClaimSchema, rewordClaim);
export const mergeClaimsAction = action(mergeClaimsSchema, mergeClaims);
export const undoMergeAction = action(undoMergeSchema, undoMerge);
export const splitClaimAction = action(splitClaimSchema, splitClaim);
export const assignClaimAction = action(assignClaimSchema, assignClaim);
