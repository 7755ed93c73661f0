import * as Y from 'yjs';
import { ACCESS_CHANNEL } from '#lib/signal/signals.ts';
import { now, waitFor } from '../clock.ts';
import { makeFixture } from '../crew.ts';
import { type Fault, type FaultRun, inSeconds, type Outcome } from '../fault.ts';
import { withClient } from '../own-cluster.ts';
import { startNode } from '../own-process.ts';
import { drawBetween } from '../random.ts';
import { connectRaw, fetchToken } from '../raw-client.ts';

const MESSAGES = 100;
const CLOSE_LIMIT_MS = 1_000;

/** A role is taken away while a hundred messages of the member wait. */
export const revoked: Fault = {
  name: 'revoked',
  title: 'role taken away with 100 messages queued',
  promise: '0 applied after the commit; closed within 1 s',
  rounds: { full: 20, short: 2 },
  run,
};

async function run(fault: FaultRun): Promise<Outcome> {
  const { rounds, databaseUrl, random, atEnd } = fault;
  const fixture = await makeFixture(fault, { people: rounds, sheets: 1 });
  const docId = fixture.drafts[0]?.docId ?? '';
  const node = await startNode(databaseUrl);
  atEnd(() => node.kill());
  const faults: string[] = [];
  let slowestMs = 0;
  let applied = 0;
  for (const { memberId } of fixture.people) {
    const client = await connectRaw(node.url, docId, await fetchToken(node.url, memberId));
    const updates: Uint8Array[] = [];
    client.ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'own') updates.push(update);
    });
    for (let count = 0; count < MESSAGES; count += 1) {
      client.ydoc.transact(() => {
        client.ydoc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]);
      }, 'own');
    }
    for (const update of updates) client.sendUpdate(update);
    await waitFor(drawBetween(random, 0, 40));
    const { atCommit, committedAt } = await withClient(databaseUrl, async (connection) => {
      await connection.query('BEGIN');
      await connection.query(`UPDATE member SET role = 'observer', access_version = access_version + 1 WHERE id = $1`, [
        memberId,
      ]);
      const count = await countUpdates(connection, memberId);
      await connection.query('SELECT pg_notify($1, $2)', [ACCESS_CHANNEL, JSON.stringify({ memberId })]);
      await connection.query('COMMIT');
      return { atCommit: count, committedAt: now() };
    });
    const closing = await client.untilClosed(5_000);
    const closedMs = closing && Math.max(0, closing.at - committedAt);
    slowestMs = Math.max(slowestMs, closedMs ?? Number.POSITIVE_INFINITY);
    if (closedMs === null || closedMs > CLOSE_LIMIT_MS * fault.patience)
      faults.push(`closed only after ${inSeconds(closedMs)}`);
    await waitFor(100);
    const after = await withClient(databaseUrl, (connection) => countUpdates(connection, memberId));
    if (after > atCommit) faults.push(`${after - atCommit} were applied after the commit`);
    applied += atCommit;
    client.close();
  }
  const left = rounds * MESSAGES - applied;
  return { measured: `${applied} applied before, ${left} not at all; closed within ${inSeconds(slowestMs)}`, faults };
}

async function countUpdates(connection: import('pg').Client, memberId: string): Promise<number> {
  const { rows } = await connection.query('SELECT count(*)::int AS count FROM ydoc_update WHERE member_id = $1', [
    memberId,
  ]);
  return rows[0]?.count ?? 0;
}
