'use server';

import { action } from '#lib/action/action.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { overruleObjection, withdrawObjection } from '#lib/voting/end-objection.server.ts';
import { openRound } from '#lib/voting/open-round.server.ts';

export const castVoteAction = action(castVote);
export const closeRoundAction = action(closeRound);
export const openRoundAction = action(openRound);
export const overruleObjectionAction = action(overruleObjection);
export const withdrawObjectionAction = action(withdrawObjection);
