import { type AuditExport, findPublishedHash, isWholeLog } from '#lib/audit-log/audit-export.ts';
import type { Finding } from '#lib/keys/finding.ts';
import type { Envelope } from '#lib/version/envelope.ts';

/** Whether the newsroom's log names this very version; nothing, where it is another newsroom's or older. */
export function compareWithLog({ snapshot, sha256 }: Envelope, log: AuditExport): Finding[] {
  const { newsroom, slug, number, publishedAt } = snapshot;
  if (log.newsroom.slug !== newsroom.slug || log.exportedAt < publishedAt) return [];
  const logged = findPublishedHash(log, slug, number);
  if (logged === sha256) return [{ ok: true, words: `log: the audit log tells of version ${number} with this hash` }];
  // What is held back may be what tells of it.
  if (logged === null && !isWholeLog(log)) return [];
  const words =
    logged === null ? `does not tell of version ${number} of ${slug}` : `has the hash ${logged} for version ${number}`;
  return [{ ok: false, words: `log: the audit log ${words}` }];
}
