import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions } from '#scripts/process/asking.ts';

/** Listens on loopback and tells what the process uses, as the nodes of the fault suite do. */
export async function serveBench(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.once('disconnect', () => process.exit(0));
  answerQuestions(
    {
      memory: () => {
        global.gc?.();
        const { heapUsed, external, rss } = process.memoryUsage();
        return { used: heapUsed + external, rss };
      },
      cpu: () => process.cpuUsage().user + process.cpuUsage().system,
    },
    { port: (server.address() as AddressInfo).port },
  );
}
