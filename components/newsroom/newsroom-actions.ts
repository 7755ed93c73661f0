'use server';

import { action } from '#lib/action/action.server.ts';
import { signOutEverywhere } from '#lib/auth/sign-out-everywhere.server.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { changeRole } from '#lib/newsroom/change-role.server.ts';
import { removeMember } from '#lib/newsroom/remove-member.server.ts';
import { setRule } from '#lib/newsroom/set-rule.server.ts';

export const changeRoleAction = action(changeRole);
export const removeMemberAction = action(removeMember);
export const setRuleAction = action(setRule);
export const signOutEverywhereAction = action(signOutEverywhere);
export const replaceKeyAction = action(replaceKey);
