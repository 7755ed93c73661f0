'use server';

import { z } from 'zod';
import { action } from '#lib/action/action.server.ts';
import { signOutEverywhere } from '#lib/auth/sign-out-everywhere.server.ts';
import { replaceKey, replaceKeySchema } from '#lib/keys/replace-key.server.ts';
import { changeRole, changeRoleSchema } from '#lib/newsroom/change-role.server.ts';
import { removeMember, removeMemberSchema } from '#lib/newsroom/remove-member.server.ts';
import { setRule } from '#lib/newsroom/set-rule.server.ts';
import { ruleSettingsSchema } from '#lib/vote/rule.ts';

export const changeRoleAction = action(changeRoleSchema, changeRole);
export const removeMemberAction = action(removeMemberSchema, removeMember);
export const setRuleAction = action(ruleSettingsSchema, setRule);
export const signOutEverywhereAction = action(z.null(), signOutEverywhere);
export const replaceKeyAction = action(replaceKeySchema, replaceKey);
