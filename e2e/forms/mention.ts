import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { buildClaim, buildMember, buildStory } from '#seeds/factories.server.ts';
import { buildPerson } from '../people.ts';

/** A claim whose discussion names a person who has not looked. Its page sends by itself that they have; the next visit sends it again. */
export const sentByItself = {
  file: 'components/discussion/discussion.tsx',
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
