import { answerMember } from '#app/_glue/route.ts';
import { refuseTooMany } from '#lib/action/refuse-too-many.server.ts';
import { exportAuditLog } from '#lib/audit-log/export-audit-log.server.ts';

/** The newsroom's audit log as a signed file, for `npm run verify`. */
export function GET(): Promise<Response> {
  return answerMember(async (actor) => {
    refuseTooMany(actor, 'audit.export');
    const { fileName, bytes } = await exportAuditLog(actor, null);
    return new Response(bytes, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
      },
    });
  });
}
