import { AsyncLocalStorage } from 'node:async_hooks';
import { Histogram } from 'prom-client';
import { registry } from '#lib/collab/server/metrics.server.ts';
import { statementChannel } from '#lib/db.server.ts';
import { namePagePattern } from './page-pattern.ts';

const pageQueries = new Histogram({
  name: 'touchstone_page_queries',
  help: 'SQL statements that one request of a page or a route sent, by the kind of page.',
  labelNames: ['page'] as const,
  buckets: [1, 2, 5, 10, 15, 20, 30, 50, 100],
  registers: [registry],
});

const requests = new AsyncLocalStorage<{ queryCount: number }>();

// Next.js has its own copy of `lib`, but a channel is one for the whole process.
statementChannel.subscribe(() => {
  const request = requests.getStore();
  if (request) request.queryCount += 1;
});

/** Runs a request's work and counts the SQL statements that it sends, for /metrics. */
export async function countQueries(path: string, work: () => Promise<void>): Promise<void> {
  const request = { queryCount: 0 };
  try {
    await requests.run(request, work);
  } finally {
    pageQueries.observe({ page: namePagePattern(path) }, request.queryCount);
  }
}
