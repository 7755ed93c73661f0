import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { MemberRoles } from '#components/newsroom/member-roles.tsx';
import { can } from '#lib/actor/policy.ts';
import { listMembers } from '#lib/newsroom/list-members.server.ts';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const { actor, members } = await readPage(async (reader) => ({
    members: await listMembers(reader),
  }));
  return <MemberRoles members={members} mayChange={can(actor.role, 'member.manage')} />;
}
