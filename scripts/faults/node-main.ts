// One node: the collaboration server as server.ts mounts it, and tokens for whoever asks.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { COLLAB_PATH, startCollabServer } from '#lib/collab/server/collab-server.server.ts';
import { mintCollabToken } from '#lib/collab/server/token.server.ts';
import { closeDb, db } from '#lib/db.server.ts';
import { answerQuestions } from '#scripts/process/asking.ts';

const [port = '0', host = '127.0.0.1'] = process.argv.slice(2);
const server = createServer((request, response) => {
  answer(request, response).catch(() => {
    response.writeHead(503);
    response.end();
  });
});
const collab = startCollabServer();
server.on('upgrade', (request, socket, head) => {
  if (request.url?.startsWith(COLLAB_PATH)) collab.handleUpgrade(request, socket, head);
  else socket.destroy();
});
// As a balancer sees it that asks /readyz: nobody comes before the database answers.
await Promise.all([collab.ready, db().$queryRaw`SELECT 1`]);
await new Promise<void>((resolve, reject) => {
  server.once('error', reject);
  server.listen(Number(port), host, resolve);
});

process.once('SIGTERM', async () => {
  server.close();
  await collab.close();
  server.closeAllConnections();
  await closeDb();
  process.exit(0);
});
process.once('disconnect', () => process.exit(0));
answerQuestions(
  {
    memory: async () => {
      // What a collection finalises still counts as external until the next one.
      global.gc?.();
      await setImmediate();
      global.gc?.();
      const { heapUsed, external, rss } = process.memoryUsage();
      return { used: heapUsed + external, rss };
    },
    cpu: () => process.cpuUsage().user + process.cpuUsage().system,
  },
  { port: (server.address() as AddressInfo).port },
);

/** `/token?member=ID`: in the place of the page's own request, which goes by a session. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const memberId = new URL(request.url ?? '/', 'http://node.invalid').searchParams.get('member') ?? '';
  const member = await db().member.findUniqueOrThrow({ where: { id: memberId }, include: { user: true } });
  const { id, userId, newsroomId, role, name, colour, user } = member;
  response.end(await mintCollabToken({ memberId: id, userId, newsroomId, role, name, colour }, user.sessionVersion));
}
