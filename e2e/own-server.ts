import { findFreePort } from '#scripts/postgres/free-port.ts';
import { type ServerProcess, startServer } from '#scripts/serving/server-process.ts';
import { test as base } from './test.ts';

/** A server that one test has for itself, on the run's database and with the run's secret: sessions are good on both. */
export type OwnServer = {
  /** Without a trailing slash; the same after a restart. */
  url: string;
  /** Stops it as an operator would and starts it again. */
  restart(): Promise<void>;
  /** Stops it as an operator would; resolves when it has ended. */
  stop(): Promise<void>;
  /** Kills it as a crash would, and starts it again. */
  crash(): Promise<void>;
};

/** `test` with the fixture `ownServer`. */
export const test = base.extend<{ ownServer: OwnServer }>({
  ownServer: async ({ browserName: _ }, use, testInfo) => {
    const port = await findFreePort();
    // A node with an address of its own keeps its public pages to itself.
    const env = { DATA_DIR: testInfo.outputPath('data') };
    const settings = { host: '127.0.0.1', port, env, logFile: testInfo.outputPath('server.log') };
    let server: ServerProcess = await startServer(settings);
    const restartAfter = async (end: () => Promise<void>) => {
      await end();
      server = await startServer(settings);
    };
    await use({
      url: server.url,
      stop: () => server.stop(),
      restart: () => restartAfter(() => server.stop()),
      crash: () => restartAfter(() => server.kill()),
    });
    await server.stop();
  },
});
