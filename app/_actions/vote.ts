'use server';

import { action } from '#app/_glue/action.ts';
import { castVote, castVoteSchema } from '#lib/vote/cast-vote.server.ts';
import { closeRound, closeRoundSchema } from '#lib/vote/close-round.server.ts';
import {
  overruleObjection,
  overruleObjectionSchema,
  withdrawObjection,
  withdrawObjectionSchema,
} from '#lib/vote/end-objection.server.ts';
import { openRound, openRoundSchema } from '#lib/vote/open-round.server.ts';

export const castVoteAction = action(castVoteSchema, castVote);
export const closeRoundAction = action(closeRoundSchema, closeRound);
export const openRoundAction = action(openRoundSchema, openRound);
export const overruleObjectionAction = action(overruleObjectionSchema, overruleObjection);
export const withdrawObjectionAction = action(withdrawObjectionSchema, withdrawObjection);
