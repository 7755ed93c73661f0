import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/*
 * Prometheus metrics of the collaboration server. No label names a newsroom, story or member, and no
 * metric depends on votes.
 */

/** What /metrics shows, of every room. */
export const registry = new Registry();
const registers = [registry];
collectDefaultMetrics({ register: registry });

/** Open sockets, authenticated or not. */
export const socketsOpen = new Gauge({ name: 'touchstone_collab_sockets', help: 'Open sockets.', registers });
/** Documents opened over sockets, each once for each socket. */
export const connectionsOpen = new Gauge({
  name: 'touchstone_collab_connections',
  help: 'Documents open over sockets, each once for each socket.',
  registers,
});
/** Documents held in memory. */
export const documentsOpen = new Gauge({
  name: 'touchstone_collab_documents',
  help: 'Documents held in memory.',
  registers,
});
/** Updates in the log, by where they came from: `here`, or pulled because of `others`. */
export const updatesApplied = new Counter({
  name: 'touchstone_collab_updates_total',
  help: 'Updates applied after they were in the log, by the node that appended them.',
  labelNames: ['from'] as const,
  registers,
});
/** Seconds that one append takes, from the start of its batch until it is applied; waiting for the append before is not in it. */
export const appendSeconds = new Histogram({
  name: 'touchstone_collab_append_seconds',
  help: 'Time of one append, from the start of its batch until it is durable and applied.',
  buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
  registers,
});
/** Updates that shared one append. */
export const appendBatch = new Histogram({
  name: 'touchstone_collab_append_updates',
  help: 'Updates that shared one append.',
  buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  registers,
});
/** What was refused: updates, frames, tokens, documents, sockets; and slow readers dropped. */
export const rejections = new Counter({
  name: 'touchstone_collab_rejections_total',
  help: 'What was refused, by reason.',
  labelNames: ['reason'] as const,
  registers,
});
/** Seconds from another node's append until it is applied here, by this node's clock. */
export const lagSeconds = new Histogram({
  name: 'touchstone_collab_lag_seconds',
  help: 'Time from another node’s append until it is applied here.',
  buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
  registers,
});
/** 1 while Redis is connected, 0 while it is not; only with REDIS_URL. */
export const redisConnected = new Gauge({
  name: 'touchstone_collab_redis_connected',
  help: '1 while Redis is connected.',
  registers,
});

/** The metrics of this process, in Prometheus' text form, with its content type. */
export async function readMetrics(): Promise<{ contentType: string; text: string }> {
  return { contentType: registry.contentType, text: await registry.metrics() };
}
