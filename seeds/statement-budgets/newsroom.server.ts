import { randomUUID } from 'node:crypto';
import { correctArticle } from '#lib/article/correct-article.server.ts';
import { importArticle } from '#lib/article/import-article.server.ts';
import { reinstateArticle, withdrawArticle } from '#lib/article/withdraw-article.server.ts';
import { exportAuditLog } from '#lib/audit-log/export-audit-log.server.ts';
import { replacePassword } from '#lib/auth/replace-password.server.ts';
import { signOutEverywhere } from '#lib/auth/sign-out-everywhere.server.ts';
import { assignClaim } from '#lib/claim/assign-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet } from '#lib/factsheet/publish-factsheet.server.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { DEFAULT_RULE, ruleSettingsSchema } from '#lib/gate/rule.ts';
import { replaceKey } from '#lib/keys/replace-key.server.ts';
import { addMember } from '#lib/newsroom/add-member.server.ts';
import { changeRole } from '#lib/newsroom/change-role.server.ts';
import { foundNewsroom } from '#lib/newsroom/found-newsroom.server.ts';
import { removeMember } from '#lib/newsroom/remove-member.server.ts';
import { setRule } from '#lib/newsroom/set-rule.server.ts';
import { archiveStory } from '#lib/story/archive-story.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { removeStory } from '#lib/story/remove-story.server.ts';
import { renameStory } from '#lib/story/rename-story.server.ts';
import { importAnnotations } from '#lib/web-annotation/import-annotations.server.ts';
import { buildMember, buildNewsroom, buildStory } from '../factories.server.ts';
import { buildReadySheet, publishNow } from '../sheet-factories.server.ts';
import { type Budget, buildSheet, buildWorld, vote } from './world.server.ts';

/** Commands on stories, articles, sheets and the newsroom, by name. */
export const NEWSROOM_BUDGETS: Record<string, Budget> = {
  importArticle: {
    count: 12,
    prepare: async () => {
      const { author, story } = await buildWorld();
      const content = 'A new report came in at ten. It was long.';
      return () => importArticle(author, { storyId: story.id, content, fileName: null, by: 'paste', outlet: 'New' });
    },
  },
  createStory: {
    count: 6,
    prepare: async () => {
      const { author } = await buildWorld();
      return () => createStory(author, { title: 'Another' });
    },
  },
  withdrawArticle: {
    count: 9,
    prepare: async () => {
      const { author, article } = await buildWorld();
      return () => withdrawArticle(author, { articleId: article.id, reason: 'Forged.' });
    },
  },
  reinstateArticle: {
    count: 9,
    prepare: async () => {
      const { author, article } = await buildWorld();
      await withdrawArticle(author, { articleId: article.id, reason: 'Forged.' });
      return () => reinstateArticle(author, { articleId: article.id });
    },
  },
  renameStory: {
    count: 9,
    prepare: async () => {
      const { author, story } = await buildWorld();
      return () => renameStory(author, { storyId: story.id, title: 'Another' });
    },
  },
  archiveStory: {
    count: 9,
    prepare: async () => {
      const { author, story } = await buildWorld();
      return () => archiveStory(author, { storyId: story.id, isArchived: true });
    },
  },
  removeStory: {
    count: 10,
    prepare: async () => {
      const story = await buildStory();
      return () => removeStory(story.actor, { storyId: story.id });
    },
  },
  correctArticle: {
    count: 11,
    prepare: async () => {
      const { author, article } = await buildWorld();
      const { title, language } = await db().article.findUniqueOrThrow({ where: { id: article.id } });
      return () => correctArticle(author, { articleId: article.id, title, language, outlet: 'New' });
    },
  },
  prepareFactSheet: {
    count: 10,
    prepare: async () => {
      const { actor, story } = await buildReadySheet();
      return () => prepareFactSheet(actor, { storyId: story.id });
    },
  },
  publishFactSheet: {
    count: 29,
    prepare: async () => {
      const { actor, story, seen } = await buildSheet();
      return () => publishFactSheet(actor, { storyId: story.id, seenSha256: seen.seenSha256 });
    },
  },
  retractFactSheet: {
    count: 16,
    prepare: async () => {
      const sheet = await buildReadySheet();
      await publishNow(sheet);
      return () => retractFactSheet(sheet.actor, { storyId: sheet.story.id, number: 1, reason: 'Forged.' });
    },
  },
  replaceKey: {
    count: 11,
    prepare: async () => {
      const { reviewer } = await buildWorld();
      return () => replaceKey(reviewer, { kid: null });
    },
  },
  changeRole: {
    count: 13,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => changeRole(world.reviewer, { memberId: world.voters[1].memberId, role: 'observer' });
    },
  },
  removeMember: {
    count: 13,
    prepare: async () => {
      const world = await buildWorld();
      await vote(world, 0);
      return () => removeMember(world.reviewer, { memberId: world.voters[1].memberId });
    },
  },
  setRule: {
    count: 7,
    prepare: async () => {
      const { reviewer } = await buildWorld();
      return () => setRule(reviewer, { ...ruleSettingsSchema.parse(DEFAULT_RULE), quorumCount: 2 });
    },
  },
  importAnnotations: {
    count: 13,
    prepare: async () => {
      const { author, article } = await buildWorld();
      const target = { source: 'x', selector: { type: 'TextPositionSelector', start: 0, end: 3 } };
      return () => importAnnotations(author, { articleId: article.id, annotations: [{ type: 'Annotation', target }] });
    },
  },
  exportAuditLog: {
    count: 12,
    prepare: async () => {
      const { reviewer, claim } = await buildWorld();
      await assignClaim(reviewer, { claimId: claim.id, memberId: reviewer.memberId, dueOn: null });
      return () => exportAuditLog(reviewer, null);
    },
  },
  signOutEverywhere: {
    count: 9,
    prepare: async () => {
      const { author } = await buildWorld();
      return () => signOutEverywhere(author, null);
    },
  },
  foundNewsroom: {
    count: 10,
    prepare: async () => {
      const slug = `n-${randomUUID()}`;
      return () => foundNewsroom({ name: 'Harbour', slug, admin: { email: `${slug}@example.test` } });
    },
  },
  addMember: {
    count: 9,
    prepare: async () => {
      const { slug } = await buildNewsroom();
      return () => addMember({ newsroom: slug, email: `${slug}@example.test`, role: 'editor' });
    },
  },
  replacePassword: {
    count: 10,
    prepare: async () => {
      const { email } = await buildMember();
      return () => replacePassword(email);
    },
  },
};
