import { log } from '#lib/log.server.ts';

/**
 * Runs `work` and waits for it, but no longer than until `deadline`; logs its failure. For ending a process, which must end even
 * where a part of it hangs or fails.
 */
export async function finishBy(deadline: Promise<void>, what: string, work: () => Promise<unknown>): Promise<void> {
  const finish = async () => {
    try {
      await work();
    } catch (error) {
      log().error({ err: error, what }, 'a part of the process did not end well');
    }
  };
  await Promise.race([finish(), deadline]);
}
