import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { buildArticle, buildClaim, buildMember, buildStory } from '#seeds/factories.server.ts';
import { buildPerson } from '../people.ts';

/**
 * A claim whose discussion names a person who has not looked. Its page sends by itself that they have, once the comment is in view;
 * the next visit sends it again.
 */
export const sentByItself = {
  file: 'components/mention/mention-seen.tsx',
  action: 'seeMentionsAction',
  build: async () => {
    const person = await buildPerson();
    const author = await buildMember({ newsroomId: person.newsroomId });
    const claim = await buildClaim({ story: await buildStory({ actor: author }) });
    const mention = { type: 'mention', attrs: { id: person.memberId, label: person.name } };
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [mention] }] };
    await writeComment(author, { claimId: claim.id, body });
    return { person, address: `/stories/${claim.storyId}/claims/${claim.id}` };
  },
};

/** Opening an article sends by itself that the member was there. */
export const visitSentByItself = {
  file: 'components/story/visit-mark.tsx',
  action: 'recordVisitAction',
  build: async () => {
    const person = await buildPerson();
    const story = await buildStory({ actor: person });
    const article = await buildArticle({ story });
    return { person, address: `/stories/${story.id}/articles/${article.id}` };
  },
};
