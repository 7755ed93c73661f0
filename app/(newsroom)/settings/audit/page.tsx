import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { AuditPage } from '#components/audit-log/audit-page.tsx';
import type { Actor } from '#lib/actor/actor.ts';
import type { AuditEventPage } from '#lib/audit-log/audit-event-view.ts';
import { listAuditEvents } from '#lib/audit-log/list-audit-events.server.ts';
import { isAppError } from '#lib/errors.ts';

export const metadata: Metadata = { title: 'Audit' };

type PageProps = { searchParams: Promise<{ before?: string }> };

async function readEvents(actor: Actor, beforeSeq: number | null): Promise<{ page: AuditEventPage | null }> {
  try {
    return { page: await listAuditEvents(actor, beforeSeq) };
  } catch (error) {
    if (isAppError(error) && error.code === 'FORBIDDEN') return { page: null };
    throw error;
  }
}

export default async function Page({ searchParams }: PageProps) {
  const { before } = await searchParams;
  const beforeSeq = before && /^\d{1,9}$/.test(before) ? Number(before) : null;
  const { page } = await readPage((reader) => readEvents(reader, beforeSeq));
  return <AuditPage page={page} beforeSeq={beforeSeq} />;
}
