'use server';

import { action } from '#lib/action/action.server.ts';
import { castVote, castVoteSchema } from '#lib/voting/cast-vote.server.ts';
import { closeRound, closeRoundSchema } from '#lib/voting/close-round.server.ts';
import {
  overruleObjection,
  overruleObjectionSchema,
  withdrawObjection,
  withdrawObjectionSchema,
} from '#lib/voting/end-objection.server.ts';
import { openRound, openRoundSchema } from '#lib/voting/open-round.server.ts';

export const castVoteAction = action(castVoteSchema, castVote);
export const closeRoundAction = action(closeRoundSchema, closeRound);
export const openRoundAction = action(openRoundSchema, openRound);
export const overruleObjectionAction = action(overruleObjectionSchema, overruleObjection);
export const withdrawObjectionAction = action(withdrawObjectionSchema, withdrawObjection);
